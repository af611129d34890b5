package org.muster.firm;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.account.Caller;
import org.muster.firm.Firm.Accident;
import org.muster.firm.Firm.Contact;
import org.muster.firm.Firm.Edit;
import org.muster.firm.Firm.Equipment;
import org.muster.firm.Firm.HazardNote;
import org.muster.firm.Firm.Holding;
import org.muster.firm.Firm.MapKind;
import org.muster.firm.Firm.RiskMap;
import org.muster.firm.SafetyCode.Indicator;
import org.muster.shared.Problem;
import org.muster.substance.SubstanceId;
import org.muster.team.TeamId;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The files of firms: looked at by the bureau and by the firm itself, changed with why. */
@RestController
@RequestMapping("/api/firms")
class FirmController {

    private static final String READ =
            "hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR', 'ADMIN', 'ENTERPRISE_CONTACT')";
    private static final String EDIT = "hasAnyRole('DISPATCHER', 'COMMANDER', 'ADMIN')";
    private static final String OWN = "hasAnyRole('DISPATCHER', 'COMMANDER', 'ADMIN', 'ENTERPRISE_CONTACT')";
    private static final String TOO_MUCH = "存量超过 1000 万吨，请核对单位（吨）";

    record FirmForm(
            @Size(max = 200, message = "地址不超过 200 字") String address,
            @Size(max = 100, message = "行业不超过 100 字") String industry,
            @Min(value = 0, message = "从业人员不能为负") @Max(value = 1_000_000, message = "从业人员过大") Integer employees,
            @Min(value = 0, message = "500 米内人数不能为负") @Max(value = 10_000_000, message = "500 米内人数过大") Integer peopleWithin500,
            @Min(value = 0, message = "承租户数不能为负") @Max(value = 10_000, message = "承租户数过大") Integer tenants,
            @Size(max = 30, message = "电话不超过 30 位") String dutyPhone,
            @Size(max = 30, message = "队伍编号过长") String ownTeam,
            LocalDate scoreOn,
            @NotBlank(message = "请写明为什么改") @Size(max = 300, message = "理由不超过 300 字") String reason) {}

    record HoldingForm(
            @NotBlank(message = "请写明生产或储存单元") @Size(max = 60, message = "单元不超过 60 字") String unit,
            @NotNull(message = "请选择物质") SubstanceId substanceId,
            @NotNull(message = "请填写存量（吨）") @Positive(message = "存量须大于 0 吨；已不存放的请从清单移出") @DecimalMax(value = "10000000", message = TOO_MUCH) BigDecimal tonnes,
            @Size(max = 100, message = "容器不超过 100 字") String container) {}

    record HoldingsForm(
            @NotNull(message = "请给出物质清单") @Size(max = 200, message = "一企最多 200 行") List<@Valid HoldingForm> substances,
            @NotBlank(message = "请写明为什么改") @Size(max = 300, message = "理由不超过 300 字") String reason) {}

    record ContactForm(
            @NotBlank(message = "请写明职务") @Size(max = 50, message = "职务不超过 50 字") String post,
            @NotBlank(message = "请填写姓名") @Size(max = 50, message = "姓名不超过 50 字") String name,
            @NotBlank(message = "请填写电话") @Size(max = 30, message = "电话不超过 30 位") String phone) {}

    record ContactsForm(
            @NotEmpty(message = "至少留一位联系人") @Size(max = 20, message = "最多 20 位联系人") List<@Valid ContactForm> contacts,
            @NotBlank(message = "请写明为什么改") @Size(max = 300, message = "理由不超过 300 字") String reason) {}

    record EquipmentForm(
            @NotBlank(message = "请写明装备名称") @Size(max = 60, message = "名称不超过 60 字") String name,
            @NotNull(message = "请填写数量") @Min(value = 1, message = "数量至少 1") @Max(value = 1_000_000, message = "数量过大") Integer quantity,
            @NotBlank(message = "请写明单位") @Size(max = 10, message = "单位不超过 10 字") String unit,
            @Size(max = 100, message = "位置不超过 100 字") String place) {}

    record EquipmentListForm(
            @NotNull(message = "请给出装备清单") @Size(max = 200, message = "最多 200 行") List<@Valid EquipmentForm> equipment,
            @NotBlank(message = "请写明为什么改") @Size(max = 300, message = "理由不超过 300 字") String reason) {}

    record CodeForm(
            @NotNull(message = "请给出指标得分") Map<
                                    Indicator,
                                    @NotNull(message = "得分须为 0 到 100") @Min(value = 0, message = "得分须为 0 到 100") @Max(value = 100, message = "得分须为 0 到 100") Integer>
                            scores,
            @Size(max = 200, message = "否决事由不超过 200 字") String veto,
            @NotBlank(message = "请写明为什么改") @Size(max = 300, message = "理由不超过 300 字") String reason) {}

    record OperationForm(
            @NotNull(message = "请选择作业种类") SpecialOperation.Kind kind,
            @NotBlank(message = "请写明作业部位") @Size(max = 100, message = "部位不超过 100 字") String place,
            @NotNull(message = "请填写开始时间") Instant from,
            @NotNull(message = "请填写结束时间") Instant until,
            @Size(max = 50, message = "票证号不超过 50 字") String permit,
            @NotBlank(message = "请写明监护人") @Size(max = 50, message = "监护人不超过 50 字") String guardian,
            @Size(max = 100, message = "承包单位不超过 100 字") String contractor,
            @Size(max = 300, message = "说明不超过 300 字") String note) {}

    record AccidentForm(
            @NotNull(message = "请填写事故日期") LocalDate happenedOn,
            @NotBlank(message = "请写明事故类型") @Size(max = 50, message = "类型不超过 50 字") String kind,
            @Min(value = 0, message = "人数不能为负") @Max(value = 100_000, message = "人数过大") int dead,
            @Min(value = 0, message = "人数不能为负") @Max(value = 100_000, message = "人数过大") int hurt,
            @NotBlank(message = "请写明经过") @Size(max = 1000, message = "经过不超过 1000 字") String course) {}

    record HazardForm(
            @NotNull(message = "请填写发现日期") LocalDate foundOn,
            boolean grave,
            @NotBlank(message = "请写明隐患") @Size(max = 300, message = "隐患不超过 300 字") String what,
            @Size(max = 50, message = "责任人不超过 50 字") String owner,
            @NotNull(message = "请填写整改期限") LocalDate dueOn) {}

    record NoteForm(@Size(max = 300, message = "说明不超过 300 字") String note) {}

    private final FirmAccess access;
    private final FirmFiles files;
    private final FirmManagement management;
    private final RiskMaps maps;

    FirmController(FirmAccess access, FirmFiles files, FirmManagement management, RiskMaps maps) {
        this.access = access;
        this.files = files;
        this.management = management;
        this.maps = maps;
    }

    @GetMapping
    @PreAuthorize(READ)
    List<FirmFile.Line> list() {
        return files.lines(access.list());
    }

    @GetMapping("/{id}")
    @PreAuthorize(READ)
    FirmFile get(@PathVariable String id) {
        return files.get(access.require(id).id());
    }

    @GetMapping("/{id}/history")
    @PreAuthorize(READ)
    List<Edit> history(@PathVariable String id) {
        return management.history(access.require(id).id());
    }

    @PutMapping("/{id}")
    @PreAuthorize(EDIT)
    FirmFile save(@PathVariable String id, @Valid @RequestBody FirmForm form) {
        Firm it = access.require(id);
        String team = text(form.ownTeam());
        management.save(
                new Firm(
                        it.id(),
                        it.name(),
                        it.kind(),
                        it.divisionCode(),
                        it.location(),
                        it.colour(),
                        it.level(),
                        text(form.address()),
                        text(form.industry()),
                        form.employees(),
                        form.peopleWithin500(),
                        form.tenants(),
                        text(form.dutyPhone()),
                        team == null ? null : new TeamId(team),
                        form.scoreOn(),
                        it.veto(),
                        it.changedAt()),
                form.reason().strip());
        return files.get(it.id());
    }

    /** Everything that lies there; what is not named any more has gone. */
    @PutMapping("/{id}/substances")
    @PreAuthorize(EDIT)
    FirmFile substances(@PathVariable String id, @Valid @RequestBody HoldingsForm form) {
        FirmId firm = access.require(id).id();
        management.holdings(
                firm,
                form.substances().stream()
                        .map(it -> new Holding(it.unit().strip(), it.substanceId(), it.tonnes(), text(it.container())))
                        .toList(),
                form.reason().strip());
        return files.get(firm);
    }

    @PutMapping("/{id}/contacts")
    @PreAuthorize(OWN)
    FirmFile contacts(@PathVariable String id, @Valid @RequestBody ContactsForm form) {
        FirmId firm = access.require(id).id();
        management.contacts(
                firm,
                form.contacts().stream()
                        .map(it -> new Contact(
                                it.post().strip(), it.name().strip(), it.phone().strip()))
                        .toList(),
                form.reason().strip());
        return files.get(firm);
    }

    @PutMapping("/{id}/equipment")
    @PreAuthorize(OWN)
    FirmFile equipment(@PathVariable String id, @Valid @RequestBody EquipmentListForm form) {
        FirmId firm = access.require(id).id();
        management.equipment(
                firm,
                form.equipment().stream()
                        .map(it -> new Equipment(
                                it.name().strip(), it.quantity(), it.unit().strip(), text(it.place())))
                        .toList(),
                form.reason().strip());
        return files.get(firm);
    }

    @PutMapping("/{id}/safety-code")
    @PreAuthorize(EDIT)
    FirmFile safetyCode(@PathVariable String id, @Valid @RequestBody CodeForm form) {
        FirmId firm = access.require(id).id();
        management.safetyCode(
                firm, form.scores(), text(form.veto()), form.reason().strip());
        return files.get(firm);
    }

    @PostMapping("/{id}/operations")
    @PreAuthorize(OWN)
    @ResponseStatus(HttpStatus.CREATED)
    SpecialOperation declare(@PathVariable String id, @Valid @RequestBody OperationForm form) {
        return management.declare(
                access.require(id).id(),
                new SpecialOperation(
                        null,
                        form.kind(),
                        form.place().strip(),
                        form.from(),
                        form.until(),
                        text(form.permit()),
                        form.guardian().strip(),
                        text(form.contractor()),
                        text(form.note()),
                        null,
                        null,
                        null,
                        null));
    }

    @PostMapping("/{id}/operations/{operationId}/closure")
    @PreAuthorize(OWN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void closeOperation(@PathVariable String id, @PathVariable UUID operationId) {
        management.closeOperation(access.require(id).id(), operationId);
    }

    @PostMapping("/{id}/accidents")
    @PreAuthorize(EDIT)
    @ResponseStatus(HttpStatus.CREATED)
    Accident record(@PathVariable String id, @Valid @RequestBody AccidentForm form) {
        return management.record(
                access.require(id).id(),
                new Accident(
                        UUID.randomUUID(),
                        form.happenedOn(),
                        form.kind().strip(),
                        form.dead(),
                        form.hurt(),
                        form.course().strip()));
    }

    @PostMapping("/{id}/hazards")
    @PreAuthorize(OWN)
    @ResponseStatus(HttpStatus.CREATED)
    HazardNote note(@PathVariable String id, @Valid @RequestBody HazardForm form) {
        return management.note(
                access.require(id).id(),
                new HazardNote(
                        UUID.randomUUID(),
                        form.foundOn(),
                        form.grave(),
                        form.what().strip(),
                        text(form.owner()),
                        form.dueOn(),
                        null,
                        null,
                        Caller.current().displayName()));
    }

    /** Only the bureau strikes a hazard off: whoever has it does not say that it is gone. */
    @PostMapping("/{id}/hazards/{hazardId}/closure")
    @PreAuthorize(EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void fix(
            @PathVariable String id, @PathVariable UUID hazardId, @Valid @RequestBody(required = false) NoteForm form) {
        management.fix(access.require(id).id(), hazardId, form == null ? null : text(form.note()));
    }

    /** Takes a risk map, JPEG, PNG or PDF of at most 10 MB, in the place of the one of its kind. */
    @PostMapping("/{id}/maps")
    @PreAuthorize(OWN)
    ResponseEntity<RiskMap> keep(
            @PathVariable String id,
            @RequestParam(required = false) MultipartFile file,
            @RequestParam(required = false) MapKind kind,
            @RequestParam(required = false) @Size(max = 100, message = "名称不超过 100 字") String name) {
        FirmId firm = access.require(id).id();
        if (kind == null) {
            throw Problem.invalid("kind", "请选择风险图种类：PLANT、WORKSHOP 或 POST");
        }
        RiskMap map = management.keep(firm, kind, text(name) == null ? kind.label() : text(name), RiskMapFile.of(file));
        return ResponseEntity.created(URI.create("/api/firms/" + firm + "/maps/" + map.id()))
                .body(map);
    }

    @GetMapping("/{id}/maps/{mapId}")
    @PreAuthorize(READ)
    ResponseEntity<byte[]> map(@PathVariable String id, @PathVariable UUID mapId) {
        RiskMaps.Stored map = maps.find(access.require(id).id(), mapId).orElseThrow(() -> Problem.notFound("风险图"));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(map.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(map.name() + extension(map.mediaType()), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(map.content());
    }

    private static String extension(String mediaType) {
        return switch (mediaType) {
            case "application/pdf" -> ".pdf";
            case "image/png" -> ".png";
            default -> ".jpg";
        };
    }

    private static String text(String said) {
        return said == null || said.isBlank() ? null : said.strip();
    }
}
