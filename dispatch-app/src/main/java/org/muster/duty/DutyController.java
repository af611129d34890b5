package org.muster.duty;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.muster.account.Caller;
import org.muster.account.Jurisdiction;
import org.muster.duty.DutyHandovers.Handover;
import org.muster.duty.DutyManagement.LogEntry;
import org.muster.duty.DutyManagement.Saved;
import org.muster.register.Register.Scope;
import org.muster.shared.DivisionCode;
import org.muster.shared.Problem;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
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

/** Rosters, the duty log and the hand-over of a shift, each in the caller's own divisions. */
@RestController
@RequestMapping("/api/duty")
@PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'GRID_WORKER')")
class DutyController {

    private static final int MOST_BYTES = 4 << 20;
    private static final int MOST_DAYS = 31;
    private static final int MOST_LINES = 200;
    private static final String READERS = "hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR', 'GRID_WORKER')";

    record PersonForm(
            @NotBlank(message = "请写明姓名") @Size(max = 30, message = "姓名不超过 30 字") String name,
            @Size(max = 30, message = "职务不超过 30 字") String title,
            @Pattern(regexp = "[+0-9 -]{3,20}", message = "电话须为 3 到 20 位数字") String phone) {

        DutyPerson person() {
            return new DutyPerson(
                    name.strip(),
                    title == null || title.isBlank() ? null : title.strip(),
                    phone == null || phone.isBlank() ? null : phone.replaceAll("[ -]", ""));
        }
    }

    /** @param revision what was seen before the change; not said when the shift is new */
    record ShiftForm(
            Integer revision,
            @NotNull(message = "请填写上班时间") Instant from,
            @NotNull(message = "请填写下班时间") Instant until,
            @Valid PersonForm leader,
            @Size(max = DutyRules.MOST_OFFICERS, message = "值班员太多") List<@Valid PersonForm> officers,
            @Size(max = 200, message = "原因不超过 200 字") String reason) {

        Instant begins() {
            return from.truncatedTo(ChronoUnit.MINUTES);
        }

        Instant ends() {
            return until.truncatedTo(ChronoUnit.MINUTES);
        }

        DutyPerson leads() {
            return leader == null ? null : leader.person();
        }

        List<DutyPerson> stand() {
            return officers == null
                    ? List.of()
                    : officers.stream().map(PersonForm::person).toList();
        }
    }

    record SwapForm(
            @NotBlank(message = "请选择换下谁") String out,
            @NotNull(message = "请写明换上谁") @Valid PersonForm in,
            @NotBlank(message = "请写明换班原因") @Size(max = 200, message = "原因不超过 200 字") String reason) {}

    record ReasonForm(@NotBlank(message = "请写明原因") @Size(max = 200, message = "原因不超过 200 字") String reason) {}

    record LogForm(@NotBlank(message = "请写明事项") @Size(max = 2000, message = "一条日志不超过 2000 字") String text) {}

    record OfferForm(
            @NotBlank(message = "请选择交班人") String giver,
            @NotBlank(message = "请写明未了事项，没有写“无”") @Size(max = 2000, message = "未了事项不超过 2000 字") String openItems) {}

    record TakeForm(@NotBlank(message = "请选择接班人") String taker) {}

    /** @param warnings what is possible and worth a look, in words */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ShiftAnswer(DutyShift shift, List<String> warnings) {

        static ShiftAnswer of(Saved saved) {
            return new ShiftAnswer(saved.shift(), words(saved.clashes()));
        }
    }

    record Loaded(int rows, List<String> warnings) {}

    private final DutyManagement management;
    private final DutyViews views;
    private final DutyUnits units;
    private final DutyShifts shifts;
    private final DutyHandovers handovers;
    private final Jurisdiction jurisdiction;

    DutyController(
            DutyManagement management,
            DutyViews views,
            DutyUnits units,
            DutyShifts shifts,
            DutyHandovers handovers,
            Jurisdiction jurisdiction) {
        this.management = management;
        this.views = views;
        this.units = units;
        this.shifts = shifts;
        this.handovers = handovers;
        this.jurisdiction = jurisdiction;
    }

    /** @param division the caller's own when not said; @param from today when not said */
    @GetMapping("/week")
    @PreAuthorize(READERS)
    DutyViews.WeekView week(
            @RequestParam(required = false) String division,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam(defaultValue = "7") int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw Problem.invalid("days", "一次看 1 到 " + MOST_DAYS + " 天");
        }
        DivisionCode asked = division == null
                ? Caller.current().divisions().stream().sorted().findFirst().orElseThrow(() -> Problem.notFound("辖区"))
                : new DivisionCode(division);
        jurisdiction.require(asked, "辖区");
        return views.week(asked, from == null ? views.today() : from, days);
    }

    @PostMapping("/units/{id}/shifts")
    @ResponseStatus(HttpStatus.CREATED)
    ShiftAnswer plan(@PathVariable String id, @Valid @RequestBody ShiftForm form) {
        DutyUnit unit = unit(id);
        return ShiftAnswer.of(management.plan(unit, form.begins(), form.ends(), form.leads(), form.stand(), whoActs()));
    }

    @PutMapping("/shifts/{id}")
    ShiftAnswer change(@PathVariable String id, @Valid @RequestBody ShiftForm form) {
        DutyShift shift = shift(id);
        if (form.revision() == null) {
            throw Problem.invalid("revision", "请带上所见班次的版本号 revision");
        }
        return ShiftAnswer.of(management.change(
                shift,
                form.revision(),
                form.begins(),
                form.ends(),
                form.leads(),
                form.stand(),
                whoActs(),
                form.reason()));
    }

    @PostMapping("/shifts/{id}/swap")
    ShiftAnswer swap(@PathVariable String id, @Valid @RequestBody SwapForm form) {
        DutyShift shift = shift(id);
        return ShiftAnswer.of(management.swap(
                shift.id(),
                form.out().strip(),
                form.in().person(),
                whoActs(),
                form.reason().strip()));
    }

    @PostMapping("/shifts/{id}/removal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id, @Valid @RequestBody ReasonForm form) {
        management.remove(shift(id), whoActs(), form.reason().strip());
    }

    @GetMapping("/shifts/{id}/history")
    @PreAuthorize(READERS)
    List<DutyShifts.Change> history(@PathVariable String id) {
        return shifts.history(shift(id).id());
    }

    /** A file of shifts, whole or not at all; the columns are those of the register {@code duty-shifts}. */
    @PostMapping(path = "/shifts/import", consumes = "text/csv")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
    Loaded load(@RequestBody byte[] file) {
        if (file.length > MOST_BYTES) {
            throw Problem.invalid("file", "文件超过 4 MB，请分次导入");
        }
        List<Integer> rows = new ArrayList<>();
        List<DutyRules.Clash> clashes =
                management.load(file, new Scope(Caller.current().divisions()), rows);
        return new Loaded(rows.get(0), words(clashes));
    }

    /** The newest first. */
    @GetMapping("/units/{id}/log")
    @PreAuthorize(READERS)
    List<LogEntry> log(@PathVariable String id, @RequestParam(required = false) Instant before) {
        return management.log(unit(id), before == null ? Instant.parse("9999-01-01T00:00:00Z") : before, MOST_LINES);
    }

    @PostMapping("/units/{id}/log")
    @ResponseStatus(HttpStatus.CREATED)
    LogEntry write(@PathVariable String id, @Valid @RequestBody LogForm form) {
        return management.write(unit(id), form.text().strip(), whoActs());
    }

    @GetMapping("/units/{id}/handovers")
    @PreAuthorize(READERS)
    List<Handover> handovers(@PathVariable String id) {
        return handovers.listOf(unit(id).id(), MOST_LINES);
    }

    @PostMapping("/units/{id}/handovers")
    @ResponseStatus(HttpStatus.CREATED)
    Handover offer(@PathVariable String id, @Valid @RequestBody OfferForm form) {
        return management.offer(unit(id), form.giver().strip(), form.openItems().strip(), whoActs());
    }

    @PostMapping("/handovers/{id}/confirmation")
    Handover take(@PathVariable String id, @Valid @RequestBody TakeForm form) {
        Handover handover = handovers.find(uuid(id, "交接班")).orElseThrow(() -> Problem.notFound("交接班"));
        return management.take(handover, unit(handover.unitId()), form.taker().strip(), whoActs());
    }

    private DutyUnit unit(String id) {
        return units.find(id)
                .filter(it -> jurisdiction.covers(it.division()))
                .orElseThrow(() -> Problem.notFound("值班单位"));
    }

    private DutyShift shift(String id) {
        DutyShift shift = shifts.find(uuid(id, "班次")).orElseThrow(() -> Problem.notFound("班次"));
        if (units.find(shift.unitId())
                .filter(it -> jurisdiction.covers(it.division()))
                .isEmpty()) {
            throw Problem.notFound("班次");
        }
        return shift;
    }

    private static UUID uuid(String text, String what) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound(what);
        }
    }

    private static String whoActs() {
        return Caller.current().displayName();
    }

    private static List<String> words(List<DutyRules.Clash> clashes) {
        return clashes.stream()
                .map(it -> it.person().name() + "同一时间排在两个班："
                        + (it.one().unitId().equals(it.other().unitId())
                                ? it.one().unitId()
                                : it.one().unitId() + "、" + it.other().unitId()))
                .distinct()
                .toList();
    }
}
