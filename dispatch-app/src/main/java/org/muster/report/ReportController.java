package org.muster.report;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.muster.incident.Incident;
import org.muster.incident.IncidentAccess;
import org.muster.reports.PostIncidentReport;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reports as files. */
@RestController
@RequestMapping("/api/incidents/{id}/reports")
class ReportController {

    private final IncidentAccess access;
    private final PostIncidentAssembly assembly;

    ReportController(IncidentAccess access, PostIncidentAssembly assembly) {
        this.access = access;
        this.assembly = assembly;
    }

    @GetMapping("/{file}")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR')")
    ResponseEntity<byte[]> report(@PathVariable String id, @PathVariable String file) {
        Incident incident = access.require(IncidentId.of(id));
        if (!file.equals("post-incident.pdf")) {
            throw Problem.notFound("报告");
        }
        var bytes = new ByteArrayOutputStream();
        PostIncidentReport.render(assembly.of(incident), bytes);
        return file(bytes.toByteArray(), MediaType.APPLICATION_PDF, incident, "应急处置评估报告.pdf");
    }

    private static ResponseEntity<byte[]> file(byte[] bytes, MediaType type, Incident incident, String name) {
        var disposition = ContentDisposition.attachment()
                .filename(safe(incident.number() + " " + incident.title()) + " " + name, StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(bytes);
    }

    /** Letters and figures of any script; everything a path, a header or a shell could take for its own becomes a dash. */
    static String safe(String name) {
        var safe = name.replaceAll("[^\\p{L}\\p{N} ·.-]+", "-")
                .replaceAll("\\.{2,}", ".")
                .strip();
        int end = safe.offsetByCodePoints(0, Math.min(80, safe.codePointCount(0, safe.length())));
        return safe.substring(0, end);
    }
}
