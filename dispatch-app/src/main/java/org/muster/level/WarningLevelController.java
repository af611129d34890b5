package org.muster.level;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.muster.account.Caller;
import org.muster.account.Jurisdiction;
import org.muster.shared.DivisionCode;
import org.muster.shared.Hazard;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Warnings in force, entered by hand. */
@RestController
@RequestMapping("/api/warning-levels")
class WarningLevelController {

    /** @param colour null when the warning was lifted */
    record WarningForm(
            @NotNull(message = "请选择区划") DivisionCode divisionCode,
            @NotNull(message = "请选择灾种") Hazard hazard,
            WarningLevels.Colour colour,
            @Size(max = 200, message = "说明不超过 200 字") String note) {}

    private final WarningLevels warnings;
    private final Jurisdiction jurisdiction;

    WarningLevelController(WarningLevels warnings, Jurisdiction jurisdiction) {
        this.warnings = warnings;
        this.jurisdiction = jurisdiction;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR')")
    List<WarningLevels.InForce> list() {
        return warnings.listFor(Caller.current());
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER')")
    List<WarningLevels.InForce> enter(@Valid @RequestBody WarningForm form) {
        jurisdiction.require(form.divisionCode(), "区划");
        warnings.enter(form.divisionCode(), form.hazard(), form.colour(), form.note());
        return list();
    }
}
