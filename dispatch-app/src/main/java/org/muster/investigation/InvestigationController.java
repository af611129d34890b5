package org.muster.investigation;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.muster.investigation.Evidence.Kind;
import org.muster.investigation.Evidence.Verification;
import org.muster.investigation.Investigation.Investigator;
import org.muster.investigation.Investigation.Level;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The investigation and its evidence, for the bureau and the group; see {@link InvestigationAccess}. */
@RestController
@PreAuthorize("isAuthenticated()")
class InvestigationController {

    private static final int LONGEST_NAME = 200;

    record SceneForm(
            @NotBlank(message = "请写明由谁保护现场") @Size(max = 50, message = "不超过 50 字") String by,
            @NotBlank(message = "请写明怎样保护：范围、看守、移动物件的标记") @Size(max = 500, message = "不超过 500 字") String note) {}

    record InvestigatorForm(
            @NotBlank(message = "请填写姓名") @Size(max = 30, message = "姓名不超过 30 字") String name,
            @NotBlank(message = "请填写单位") @Size(max = 50, message = "单位不超过 50 字") String unit,
            @Size(max = 50, message = "账号不超过 50 字") String username) {}

    record RemovalForm(
            @NotBlank(message = "请填写姓名") String name,
            @NotBlank(message = "请填写单位") String unit,
            @NotBlank(message = "请写明理由：误列、与事故有利害关系须回避 …") @Size(max = 200, message = "理由不超过 200 字") String reason) {}

    record HandOverForm(
            @NotBlank(message = "请填写接收人") @Size(max = 50, message = "接收人不超过 50 字") String toWhom,
            @NotBlank(message = "请填写交接地点") @Size(max = 100, message = "地点不超过 100 字") String place,
            @NotBlank(message = "请写明用途：送检、封存、归还 …") @Size(max = 200, message = "用途不超过 200 字") String purpose,
            Instant handedAt) {}

    record ExtensionForm(
            @NotNull(message = "请填写延长天数") @Min(value = 1, message = "至少延长 1 日") @Max(value = 60, message = "最多延长 60 日") Integer days,
            @NotBlank(message = "请写明由谁批准") @Size(max = 100, message = "不超过 100 字") String approvedBy,
            @NotBlank(message = "请写明理由") @Size(max = 500, message = "理由不超过 500 字") String reason) {}

    record ReportForm(
            @NotBlank(message = "请写明由谁提交") @Size(max = 50, message = "不超过 50 字") String by,
            @NotBlank(message = "请写明调查结论") @Size(max = 2000, message = "结论不超过 2000 字") String conclusion) {}

    /**
     * The time of the report by 国务院令493 Art 29, in days.
     *
     * @param extensionLeft by how much it may still be prolonged
     */
    record Term(int within, int mostExtension, int extensionLeft) {}

    /** @param levelSource the rule by which the level follows from the grade */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            Investigation investigation,
            Term term,
            Level level,
            String levelLabel,
            String levelSource,
            List<Evidence> evidence) {}

    private final InvestigationManagement management;
    private final Investigations investigations;
    private final InvestigationAccess access;

    InvestigationController(
            InvestigationManagement management, Investigations investigations, InvestigationAccess access) {
        this.management = management;
        this.investigations = investigations;
        this.access = access;
    }

    @GetMapping("/api/incidents/{id}/investigation")
    View get(@PathVariable String id) {
        var incident = access.require(IncidentId.of(id));
        Level level = Level.of(incident.grade());
        Investigation investigation = management.get(incident.id());
        return new View(
                investigation,
                new Term(
                        (int) InvestigationManagement.WITHIN.toDays(),
                        InvestigationManagement.MOST_EXTENSION,
                        InvestigationManagement.MOST_EXTENSION - investigation.extendedDays()),
                level,
                level == null ? null : level.label(),
                level == null ? "定级后按令493 第十九条确定" : "令493 第十九条",
                investigations.list(incident.id()));
    }

    @PostMapping("/api/incidents/{id}/investigation/scene-protection")
    Investigation protect(@PathVariable String id, @Valid @RequestBody SceneForm form) {
        return management.protectScene(
                access.requireWriting(IncidentId.of(id)).id(),
                form.by().strip(),
                form.note().strip());
    }

    @PostMapping("/api/incidents/{id}/investigation/group")
    @PreAuthorize("hasAnyRole('COMMANDER', 'LEADER')")
    @ResponseStatus(HttpStatus.CREATED)
    Investigation name(@PathVariable String id, @Valid @RequestBody InvestigatorForm form) {
        return management.name(
                access.requireWriting(IncidentId.of(id)).id(),
                new Investigator(form.name().strip(), form.unit().strip(), text(form.username())));
    }

    @PostMapping("/api/incidents/{id}/investigation/group/removal")
    @PreAuthorize("hasAnyRole('COMMANDER', 'LEADER')")
    Investigation remove(@PathVariable String id, @Valid @RequestBody RemovalForm form) {
        return management.remove(
                access.requireWriting(IncidentId.of(id)).id(),
                form.name().strip(),
                form.unit().strip(),
                form.reason().strip());
    }

    @PostMapping("/api/incidents/{id}/investigation/extension")
    @PreAuthorize("hasAnyRole('COMMANDER', 'LEADER')")
    Investigation extend(@PathVariable String id, @Valid @RequestBody ExtensionForm form) {
        return management.extend(
                access.requireWriting(IncidentId.of(id)).id(),
                form.days(),
                form.approvedBy().strip(),
                form.reason().strip());
    }

    @PostMapping("/api/incidents/{id}/investigation/report")
    @PreAuthorize("hasAnyRole('COMMANDER', 'LEADER')")
    Investigation report(@PathVariable String id, @Valid @RequestBody ReportForm form) {
        return management.report(
                access.requireWriting(IncidentId.of(id)).id(),
                form.by().strip(),
                form.conclusion().strip());
    }

    @PostMapping("/api/incidents/{id}/evidence")
    @ResponseStatus(HttpStatus.CREATED)
    Evidence take(
            @PathVariable String id,
            @RequestParam(required = false) MultipartFile file,
            @RequestParam(required = false) Kind kind,
            @RequestParam(required = false) String name,
            @RequestParam(required = false) String takenBy,
            @RequestParam(required = false) String takenAt,
            @RequestParam(required = false) String place,
            @RequestParam(required = false) String source,
            @RequestParam(required = false) String holder) {
        IncidentId incident = access.requireWriting(IncidentId.of(id)).id();
        if (kind == null) {
            throw Problem.invalid("kind", "请选择证据种类：PHOTO、DOCUMENT、SAMPLE、DCS_RECORD、CCTV 或 OTHER");
        }
        boolean none = file == null || file.isEmpty();
        return management.take(
                incident,
                new InvestigationManagement.Taken(
                        kind,
                        required("name", name, "请写明是什么", 100),
                        required("takenBy", takenBy, "请写明由谁取得", 50),
                        instant(takenAt),
                        required("place", place, "请写明在哪里取得", 100),
                        limited("source", source, 100),
                        required("holder", holder, "请写明由谁保管", 50),
                        none ? null : fileName(file),
                        none ? null : mediaType(file),
                        none ? null : bytes(file)));
    }

    /** The very bytes that were handed in; never shown in the page, always saved. */
    @GetMapping("/api/evidence/{id}/file")
    ResponseEntity<byte[]> file(@PathVariable UUID id) {
        require(id);
        Investigations.Stored file = investigations.file(id).orElseThrow(() -> Problem.notFound("证据文件"));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(file.content());
    }

    @PostMapping("/api/evidence/{id}/custody")
    @ResponseStatus(HttpStatus.CREATED)
    Evidence handOver(@PathVariable UUID id, @Valid @RequestBody HandOverForm form) {
        requireWriting(id);
        return management.handOver(
                id,
                new InvestigationManagement.HandOver(
                        form.toWhom().strip(),
                        form.place().strip(),
                        form.purpose().strip(),
                        form.handedAt()));
    }

    @PostMapping("/api/evidence/{id}/verification")
    Verification verify(@PathVariable UUID id) {
        require(id);
        return management.verify(id);
    }

    private void require(UUID evidence) {
        access.require(investigations.incidentOf(evidence).orElseThrow(() -> Problem.notFound("证据")));
    }

    private void requireWriting(UUID evidence) {
        access.requireWriting(investigations.incidentOf(evidence).orElseThrow(() -> Problem.notFound("证据")));
    }

    private static String fileName(MultipartFile file) {
        String said = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        // only the last part, and nothing that could be a path, a header or a control sequence
        String name = said.replaceAll("^.*[/\\\\]", "").replaceAll("[\\p{Cntrl}\"<>|:*?]", "_");
        return name.isBlank() ? "evidence" : name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }

    private static String mediaType(MultipartFile file) {
        String said = file.getContentType();
        return said == null || said.length() > 100 ? "application/octet-stream" : said;
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant instant(String said) {
        if (said == null || said.isBlank()) {
            throw Problem.invalid("takenAt", "请填写取证时间");
        }
        try {
            return Instant.parse(said.strip());
        } catch (DateTimeParseException e) {
            throw Problem.invalid("takenAt", "取证时间须写作 2026-04-05T08:30:00Z");
        }
    }

    private static String required(String field, String said, String message, int longest) {
        String text = limited(field, said, longest);
        if (text == null) {
            throw Problem.invalid(field, message);
        }
        return text;
    }

    private static String limited(String field, String said, int longest) {
        String text = text(said);
        if (text != null && text.length() > longest) {
            throw Problem.invalid(field, "不超过 " + longest + " 字");
        }
        return text;
    }

    private static String text(String said) {
        return said == null || said.isBlank() ? null : said.strip();
    }
}
