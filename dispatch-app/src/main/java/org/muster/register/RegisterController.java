package org.muster.register;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.muster.register.Register.Scope;
import org.muster.shared.DivisionCode;
import org.muster.shared.Problem;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A bureau's own registers, in and out as CSV. */
@RestController
class RegisterController {

    private static final int MOST_BYTES = 4 << 20;
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    record Loaded(String kind, int rows) {}

    private final Registers registers;

    RegisterController(Registers registers) {
        this.registers = registers;
    }

    // the caller's divisions are taken from the principal by name: account knows division, so nothing here knows
    // account
    @PostMapping(path = "/api/registers/{kind}/import", consumes = "text/csv")
    @PreAuthorize("hasRole('ADMIN')")
    Loaded load(
            @PathVariable String kind,
            @RequestBody byte[] file,
            @AuthenticationPrincipal(expression = "divisions()") Set<DivisionCode> divisions) {
        if (file.length > MOST_BYTES) {
            throw Problem.invalid("file", "文件超过 4 MB，请分次导入");
        }
        return new Loaded(kind, registers.load(registers.get(kind), file, scopeOf(divisions)));
    }

    /** The register as the file it can be loaded from. */
    @GetMapping("/api/registers/{kind}.csv")
    @PreAuthorize("hasRole('ADMIN')")
    ResponseEntity<byte[]> write(
            @PathVariable String kind,
            @AuthenticationPrincipal(expression = "divisions()") Set<DivisionCode> divisions) {
        String text = registers.write(registers.get(kind), scopeOf(divisions));
        return ResponseEntity.ok()
                .contentType(CSV)
                .header("Content-Disposition", "attachment; filename=\"" + kind + ".csv\"")
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    /** An administrator without a division looks after the whole installation; every other role always has one. */
    private static Scope scopeOf(Set<DivisionCode> divisions) {
        return divisions.isEmpty() ? Scope.ALL : new Scope(divisions);
    }
}
