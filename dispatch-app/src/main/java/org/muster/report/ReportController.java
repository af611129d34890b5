package org.muster.report;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.muster.incident.Incident;
import org.muster.incident.IncidentAccess;
import org.muster.reports.AssessmentPapers;
import org.muster.reports.EvacuationSheets;
import org.muster.reports.PostIncidentReport;
import org.muster.reports.Sheets;
import org.muster.reports.Sheets.Format;
import org.muster.reports.SituationPapers;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.muster.situationreport.ReportKind;
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

    private static final Map<String, String> TITLES = Map.ofEntries(
            Map.entry("post-incident", "应急处置评估报告"),
            Map.entry("muster", "出勤补贴表"),
            Map.entry("dispatch-log", "调度指令登记表"),
            Map.entry("messages", "信息登记簿"),
            Map.entry("materials", "物资调拨登记表"),
            Map.entry("compensation", "补偿台账"),
            Map.entry("evacuation", "人员转移总表"),
            Map.entry("assessment", "会商研判单"),
            Map.entry("first-report", "首报"),
            Map.entry("follow-up", "续报"),
            Map.entry("final-report", "终报"));

    private static final Map<String, ReportKind> PAPERS = Map.of(
            "first-report", ReportKind.FIRST, "follow-up", ReportKind.FOLLOW_UP, "final-report", ReportKind.FINAL);

    private final IncidentAccess access;
    private static final MediaType SPREADSHEET =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private static final MediaType DOCUMENT =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final PostIncidentAssembly assembly;
    private final AllowanceAssembly tables;
    private final MessageAssembly messages;
    private final MaterialAssembly materials;
    private final CompensationAssembly compensation;
    private final EvacuationAssembly evacuation;
    private final AssessmentAssembly assessment;
    private final SituationPaperAssembly papers;

    ReportController(
            IncidentAccess access,
            PostIncidentAssembly assembly,
            AllowanceAssembly tables,
            MessageAssembly messages,
            MaterialAssembly materials,
            CompensationAssembly compensation,
            EvacuationAssembly evacuation,
            AssessmentAssembly assessment,
            SituationPaperAssembly papers) {
        this.access = access;
        this.assembly = assembly;
        this.tables = tables;
        this.messages = messages;
        this.materials = materials;
        this.compensation = compensation;
        this.evacuation = evacuation;
        this.assessment = assessment;
        this.papers = papers;
    }

    @GetMapping("/{file}")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR')")
    ResponseEntity<byte[]> report(@PathVariable String id, @PathVariable String file) {
        Incident incident = access.require(IncidentId.of(id));
        var bytes = new ByteArrayOutputStream();
        switch (file) {
            case "post-incident.pdf" -> PostIncidentReport.render(assembly.of(incident), bytes);
            case "muster.pdf" -> Sheets.render(tables.allowance(incident), Format.PDF, bytes);
            case "muster.xlsx" -> Sheets.render(tables.allowance(incident), Format.XLSX, bytes);
            case "dispatch-log.pdf" -> Sheets.render(tables.log(incident), Format.PDF, bytes);
            case "dispatch-log.xlsx" -> Sheets.render(tables.log(incident), Format.XLSX, bytes);
            case "messages.pdf" -> Sheets.render(messages.log(incident), Format.PDF, bytes);
            case "messages.xlsx" -> Sheets.render(messages.log(incident), Format.XLSX, bytes);
            case "materials.pdf" -> Sheets.render(materials.log(incident), Format.PDF, bytes);
            case "materials.xlsx" -> Sheets.render(materials.log(incident), Format.XLSX, bytes);
            case "compensation.pdf" -> Sheets.render(compensation.ledger(incident), Format.PDF, bytes);
            case "compensation.xlsx" -> Sheets.render(compensation.ledger(incident), Format.XLSX, bytes);
            case "evacuation.pdf" -> EvacuationSheets.render(evacuation.table(incident), Format.PDF, bytes);
            case "evacuation.xlsx" -> EvacuationSheets.render(evacuation.table(incident), Format.XLSX, bytes);
            case "assessment.pdf" -> AssessmentPapers.render(assessment.of(incident), bytes);
            default -> paper(incident, file, bytes);
        }
        return file(
                bytes.toByteArray(),
                file.endsWith(".pdf") ? MediaType.APPLICATION_PDF : file.endsWith(".docx") ? DOCUMENT : SPREADSHEET,
                incident,
                TITLES.get(file.substring(0, file.lastIndexOf('.'))) + file.substring(file.lastIndexOf('.')));
    }

    private void paper(Incident incident, String file, ByteArrayOutputStream bytes) {
        int dot = file.lastIndexOf('.');
        ReportKind kind = dot < 0 ? null : PAPERS.get(file.substring(0, dot));
        String form = file.substring(dot + 1);
        if (kind == null || !form.equals("pdf") && !form.equals("docx")) {
            throw Problem.notFound("报告");
        }
        SituationPapers.render(
                papers.of(incident, kind),
                form.equals("pdf") ? SituationPapers.Format.PDF : SituationPapers.Format.DOCX,
                bytes);
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
