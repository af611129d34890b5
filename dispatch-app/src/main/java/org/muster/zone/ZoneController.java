package org.muster.zone;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.muster.account.Caller;
import org.muster.account.Role;
import org.muster.register.Register.Scope;
import org.muster.shared.Position;
import org.muster.shared.Problem;
import org.muster.zone.Zone.InCharge;
import org.muster.zone.Zone.Place;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The prepared lists: looked at, corrected with why, and approved for the season. */
@RestController
@RequestMapping("/api/zones")
class ZoneController {

    private static final String READ =
            "hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR', 'GRID_WORKER', 'ADMIN')";
    private static final String EDIT = "hasAnyRole('DISPATCHER', 'COMMANDER', 'ADMIN')";
    private static final int HISTORY = 200;
    private static final int MOST = 30;

    /** A zone in a list. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ZoneView(
            String id,
            String name,
            String divisionCode,
            String siteId,
            List<Position> ring,
            Contact responsible,
            Contact deputy,
            Place route,
            String shelterId,
            Place guard,
            int version,
            LocalDate approvedOn,
            String approvedBy,
            boolean changedSinceApproval,
            int households,
            int people) {}

    record Contact(String name, String phone, String account) {}

    /** A zone with everybody in it; names and numbers whole for those who work with them. */
    record Whole(ZoneView zone, List<HouseholdView> households, boolean names) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HouseholdView(
            String id,
            String code,
            String head,
            String phone,
            String address,
            String vehicle,
            Contact worker,
            List<ResidentView> residents) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ResidentView(String id, String name, LocalDate bornOn, List<SpecialNeed> needs, String phone) {}

    record History(List<Zones.Version> versions, List<Edits.Edit> edits) {}

    record HouseholdForm(
            @NotBlank(message = "请填写门牌") @Size(max = 50, message = "门牌不超过 50 字") String code,
            @NotBlank(message = "请填写户主") @Size(max = 50, message = "户主不超过 50 字") String head,
            @NotBlank(message = "请填写电话") @Size(max = 30, message = "电话不超过 30 位") String phone,
            @NotBlank(message = "请填写地址") @Size(max = 200, message = "地址不超过 200 字") String address,
            @Size(max = 50, message = "车辆不超过 50 字") String vehicle,
            @NotBlank(message = "请填写包户网格员") @Size(max = 50, message = "网格员不超过 50 字") String workerName,
            @NotBlank(message = "请填写网格员电话") @Size(max = 30, message = "电话不超过 30 位") String workerPhone,
            @Size(max = 60, message = "账号不超过 60 字") String workerAccount,
            @NotNull(message = "请填写家庭成员") @Size(max = MOST, message = "一户最多 30 人") List<@Valid ResidentForm> residents,
            @NotBlank(message = "请写明为什么改") @Size(max = 300, message = "理由不超过 300 字") String reason) {}

    /** @param id of somebody on the list; null for somebody new */
    record ResidentForm(
            @Size(max = 40, message = "人员编号过长") String id,
            @NotBlank(message = "请填写姓名") @Size(max = 50, message = "姓名不超过 50 字") String name,
            @NotNull(message = "请填写出生日期") LocalDate bornOn,
            List<SpecialNeed> needs,
            @Size(max = 30, message = "电话不超过 30 位") String phone) {}

    record ZoneForm(
            @NotBlank(message = "请填写片区名称") @Size(max = 60, message = "名称不超过 60 字") String name,
            @NotNull(message = "请画出片区边界") List<Position> ring,
            @NotNull(message = "请填写责任人") @Valid ContactForm responsible,
            @NotNull(message = "请填写副责任人") @Valid ContactForm deputy,
            @NotNull(message = "请填写转移路线和上车点") Place route,
            @NotBlank(message = "请选择安置点") String shelterId,
            @NotNull(message = "请填写封路值守点") Place guard) {}

    record ContactForm(
            @NotBlank(message = "请填写姓名") @Size(max = 50, message = "姓名不超过 50 字") String name,
            @NotBlank(message = "请填写电话") @Size(max = 30, message = "电话不超过 30 位") String phone,
            @Size(max = 60, message = "账号不超过 60 字") String account) {

        InCharge value() {
            return new InCharge(name.strip(), phone.strip(), account);
        }
    }

    /** @param on when it was approved; today when left out */
    record ApprovalForm(LocalDate on) {}

    private final Zones zones;
    private final Households households;
    private final ZoneManagement management;
    private final Edits edits;
    private final Clock clock;

    ZoneController(Zones zones, Households households, ZoneManagement management, Edits edits, Clock clock) {
        this.zones = zones;
        this.households = households;
        this.management = management;
        this.edits = edits;
        this.clock = clock;
    }

    /** @param site only those below or beside this risk source */
    @GetMapping
    @PreAuthorize(READ)
    List<ZoneView> list(@RequestParam(required = false) String site) {
        Caller caller = Caller.current();
        List<Zone> all = caller.is(Role.GRID_WORKER)
                ? zones.listOf(caller.username())
                : zones.listIn(caller.divisions().isEmpty() ? Scope.ALL : new Scope(caller.divisions()));
        List<Zone> shown = all.stream()
                .filter(it -> site == null || site.equals(it.siteId()))
                .toList();
        Map<ZoneId, Households.Count> counts =
                households.counts(shown.stream().map(Zone::id).toList());
        return shown.stream()
                .map(it -> view(it, counts.getOrDefault(it.id(), Households.Count.NONE)))
                .toList();
    }

    @GetMapping("/{id}")
    @PreAuthorize(READ)
    Whole get(@PathVariable String id) {
        Zone zone = require(id);
        boolean whole = Caller.current().is(Role.DISPATCHER, Role.COMMANDER, Role.GRID_WORKER, Role.ADMIN);
        List<Household> list = households.list(List.of(zone.id()));
        int people = list.stream().mapToInt(it -> it.residents().size()).sum();
        return new Whole(
                view(zone, new Households.Count(list.size(), people)),
                list.stream().map(it -> view(it, whole)).toList(),
                whole);
    }

    @GetMapping("/{id}/history")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'AUDITOR', 'ADMIN')")
    History history(@PathVariable String id) {
        Zone zone = require(id);
        return new History(zones.versions(zone.id()), edits.list(zone.id(), HISTORY));
    }

    @PutMapping("/{id}")
    @PreAuthorize(EDIT)
    ZoneView save(@PathVariable String id, @Valid @RequestBody ZoneForm form) {
        Zone before = require(id);
        Zone after = management.save(new Zone(
                before.id(),
                form.name().strip(),
                before.division(),
                before.siteId(),
                form.ring(),
                form.responsible().value(),
                form.deputy().value(),
                form.route(),
                form.shelterId(),
                form.guard(),
                before.version(),
                before.approvedOn(),
                before.approvedBy(),
                before.changedAt()));
        return view(after, households.counts(List.of(after.id())).getOrDefault(after.id(), Households.Count.NONE));
    }

    /** Everybody in it; who is not named any more has moved away. */
    @PutMapping("/{id}/households/{householdId}")
    @PreAuthorize(EDIT)
    HouseholdView save(
            @PathVariable String id, @PathVariable String householdId, @Valid @RequestBody HouseholdForm form) {
        Zone zone = require(id);
        if (!householdId.matches("[A-Za-z0-9-]{1,30}")) {
            throw Problem.notFound("住户");
        }
        List<Resident> residents = new ArrayList<>();
        int next = 1
                + households.find(householdId).map(it -> it.residents().size()).orElse(0);
        for (ResidentForm it : form.residents()) {
            String resident = it.id() == null || it.id().isBlank() ? householdId + "-n" + next++ : it.id();
            if (!resident.startsWith(householdId + "-")) {
                throw Problem.invalid("residents", "人员编号须以户编号开头：" + householdId + "-…");
            }
            residents.add(new Resident(
                    resident,
                    householdId,
                    it.name().strip(),
                    it.bornOn(),
                    it.needs() == null ? List.of() : it.needs(),
                    it.phone()));
        }
        return view(
                management.save(
                        new Household(
                                householdId,
                                zone.id(),
                                form.code().strip(),
                                form.head().strip(),
                                form.phone().strip(),
                                form.address().strip(),
                                form.vehicle(),
                                new InCharge(
                                        form.workerName().strip(),
                                        form.workerPhone().strip(),
                                        form.workerAccount()),
                                residents),
                        form.reason().strip()),
                true);
    }

    @DeleteMapping("/{id}/households/{householdId}")
    @PreAuthorize(EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            @PathVariable String id,
            @PathVariable String householdId,
            @RequestParam(required = false) @Size(max = 300, message = "理由不超过 300 字") String reason) {
        ZoneId zone = require(id).id();
        if (reason == null || reason.isBlank()) {
            throw Problem.invalid("reason", "请写明为什么移出名册");
        }
        management.remove(zone, householdId, reason.strip());
    }

    /** The list stands as it is now: the next version. */
    @PostMapping("/{id}/approval")
    @PreAuthorize("hasAnyRole('COMMANDER', 'ADMIN')")
    ZoneView approve(@PathVariable String id, @Valid @RequestBody ApprovalForm form) {
        Zone zone = require(id);
        LocalDate today = LocalDate.ofInstant(clock.instant(), java.time.ZoneId.of("Asia/Shanghai"));
        if (form.on() != null && form.on().isAfter(today)) {
            throw Problem.invalid("on", "批准日期不能晚于今天");
        }
        Zone after = management.approve(zone.id(), form.on() == null ? today : form.on());
        return view(after, households.counts(List.of(after.id())).getOrDefault(after.id(), Households.Count.NONE));
    }

    /** Of the caller's divisions; for a grid worker one they work in. An administrator without a division sees all. */
    private Zone require(String id) {
        Caller caller = Caller.current();
        return zones.find(new ZoneId(id))
                .filter(it -> caller.is(Role.GRID_WORKER)
                        ? zones.listOf(caller.username()).stream()
                                .anyMatch(own -> own.id().equals(it.id()))
                        : caller.covers(it.division())
                                || caller.is(Role.ADMIN) && caller.divisions().isEmpty())
                .orElseThrow(() -> Problem.notFound("转移片区"));
    }

    private static ZoneView view(Zone it, Households.Count count) {
        boolean accounts = Caller.current().is(Role.DISPATCHER, Role.COMMANDER, Role.ADMIN);
        boolean whole = accounts || Caller.current().is(Role.GRID_WORKER);
        return new ZoneView(
                it.id().value(),
                it.name(),
                it.division().value(),
                it.siteId(),
                it.ring(),
                contact(it.responsible(), whole, accounts),
                contact(it.deputy(), whole, accounts),
                it.route(),
                it.shelterId(),
                it.guard(),
                it.version(),
                it.approvedOn(),
                it.approvedBy(),
                it.changedAt() != null,
                count.households(),
                count.people());
    }

    private static HouseholdView view(Household it, boolean whole) {
        return new HouseholdView(
                it.id(),
                it.code(),
                whole ? it.head() : Masked.name(it.head()),
                whole ? it.phone() : Masked.phone(it.phone()),
                it.address(),
                it.vehicle(),
                contact(it.worker(), whole, whole),
                it.residents().stream()
                        .map(one -> new ResidentView(
                                one.id(),
                                whole ? one.name() : Masked.name(one.name()),
                                whole ? one.bornOn() : null,
                                one.needs(),
                                whole ? one.phone() : Masked.phone(one.phone())))
                        .toList());
    }

    private static Contact contact(InCharge it, boolean whole, boolean account) {
        return new Contact(it.name(), whole ? it.phone() : Masked.phone(it.phone()), account ? it.account() : null);
    }
}
