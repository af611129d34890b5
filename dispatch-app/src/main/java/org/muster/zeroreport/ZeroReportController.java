package org.muster.zeroreport;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.muster.account.Caller;
import org.muster.account.Jurisdiction;
import org.muster.account.Role;
import org.muster.shared.DivisionCode;
import org.muster.shared.Problem;
import org.muster.team.TeamId;
import org.muster.team.Teams;
import org.muster.zeroreport.ZeroReportManagement.Saying;
import org.muster.zeroreport.ZeroReportManagement.Taken;
import org.muster.zeroreport.ZeroReportViews.BoardView;
import org.muster.zeroreport.ZeroReportViews.OwnView;
import org.muster.zeroreport.ZeroReportViews.UnitView;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The daily zero report: a unit's one tap, a county's board, and the rules behind both. */
@RestController
@RequestMapping("/api/zero-reports")
class ZeroReportController {

    private static final String READERS = "hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR')";
    private static final String UNITS = "hasAnyRole('GRID_WORKER', 'TEAM_LEADER')";

    /** How the duty room heard a unit. */
    enum Via {
        PHONE,
        RADIO,
        IN_PERSON
    }

    /**
     * @param clientId made on the phone before sending; the same id twice is one report
     * @param period today when not said
     * @param incidentIds incidents the report names
     */
    record ReportForm(
            @NotNull(message = "请带上 clientId") UUID clientId,
            Instant deviceAt,
            @NotNull(message = "请写明单位") @Pattern(regexp = "\\d{9}", message = "单位须为 9 位镇街代码") String unit,
            ReportKind kind,
            LocalDate period,
            boolean none,
            @PositiveOrZero(message = "火情数不能为负") @Max(value = 999, message = "火情数不超过 999") int fires,
            @Size(max = 20, message = "一次最多写 20 起事件") List<UUID> incidentIds,
            @Size(max = 500, message = "说明不超过 500 字") String notes,
            @Size(max = 20, message = "数字项太多") Map<@Size(max = 20, message = "项目名不超过 20 字") String, @PositiveOrZero(message = "数字不能为负") Integer>
                            figures,
            @Size(max = 30, message = "代报对象不超过 30 字") String onBehalfOf,
            Via via) {

        ReportContent content() {
            return new ReportContent(
                    none, fires, incidentIds, notes == null || notes.isBlank() ? null : notes.strip(), figures, null);
        }
    }

    /** @param warnings in words: the report is taken, and something about it is worth a look */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReportAnswer(UnitView report, List<String> warnings) {}

    /** @param seasonFrom {@code 03-25}; with {@code seasonUntil} or neither */
    record RuleForm(
            boolean active,
            @NotNull(message = "请填写开始时间") LocalTime opens,
            @NotNull(message = "请填写截止时间") LocalTime due,
            String seasonFrom,
            String seasonUntil) {}

    record RuleView(ZeroReportRule rule, List<ZeroReportRule> history) {}

    private final ZeroReportManagement management;
    private final ZeroReportViews views;
    private final ZeroReportCalendar calendar;
    private final ZeroReports reports;
    private final Teams teams;
    private final Jurisdiction jurisdiction;
    private final Clock clock;

    ZeroReportController(
            ZeroReportManagement management,
            ZeroReportViews views,
            ZeroReportCalendar calendar,
            ZeroReports reports,
            Teams teams,
            Jurisdiction jurisdiction,
            Clock clock) {
        this.management = management;
        this.views = views;
        this.calendar = calendar;
        this.reports = reports;
        this.teams = teams;
        this.jurisdiction = jurisdiction;
        this.clock = clock;
    }

    /** @param division the caller's own when not said; a county shows its units, a city its counties */
    @GetMapping
    @PreAuthorize(READERS)
    BoardView board(
            @RequestParam(required = false) String division,
            @RequestParam(defaultValue = "DAILY") ReportKind kind,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate period) {
        return views.board(own(division), kind, period == null ? calendar.today() : period);
    }

    /** What the caller's own units have to report today. */
    @GetMapping("/mine")
    @PreAuthorize(UNITS)
    List<OwnView> mine() {
        return ownUnits()
                .flatMap(unit -> calendar.kindsToday(unit.county()).stream().map(kind -> views.own(unit, kind)))
                .toList();
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('GRID_WORKER', 'TEAM_LEADER', 'DISPATCHER', 'COMMANDER')")
    ResponseEntity<ReportAnswer> report(@Valid @RequestBody ReportForm form) {
        DivisionCode unit = new DivisionCode(form.unit());
        Caller caller = Caller.current();
        boolean own = ownUnits().anyMatch(unit::equals);
        if (!own && !(caller.is(Role.DISPATCHER, Role.COMMANDER) && jurisdiction.covers(unit))) {
            throw Problem.notFound("单位");
        }
        if (!own && (form.onBehalfOf() == null || form.onBehalfOf().isBlank() || form.via() == null)) {
            throw Problem.invalid("onBehalfOf", "代报须写明是谁的话，并注明渠道：PHONE 电话、RADIO 电台 或 IN_PERSON 当面");
        }
        mustSaySomething(form);
        Taken taken = management.take(
                unit,
                form.kind() == null ? ReportKind.DAILY : form.kind(),
                form.period() == null ? calendar.today() : form.period(),
                new Saying(
                        form.clientId(),
                        form.deviceAt(),
                        own ? caller.displayName() : form.onBehalfOf().strip() + "（" + caller.displayName() + "代报）",
                        own ? "WEB" : form.via().name(),
                        form.content()));
        ZeroReport report = taken.report();
        if (!report.unit().equals(unit)) {
            throw Problem.conflict("client-id-used", "这个 clientId 已用于另一个单位的报告，请换一个再报");
        }
        return ResponseEntity.status(taken.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .header("Idempotent-Replay", String.valueOf(taken.repeated()))
                .body(new ReportAnswer(
                        views.unit(report, calendar.nameOf(unit), clock.instant()), warnings(report.content())));
    }

    private static void mustSaySomething(ReportForm form) {
        if (form.none() && form.fires() > 0) {
            throw Problem.invalid("none", "已填火情 " + form.fires() + " 起，不能同时报“无”");
        }
        boolean figures = form.figures() != null && !form.figures().isEmpty();
        if (!form.none()
                && form.fires() == 0
                && (form.notes() == null || form.notes().isBlank())
                && !figures) {
            throw Problem.invalid("none", "没有情况请报“无”；有情况请填火情数或说明");
        }
    }

    private static List<String> warnings(ReportContent content) {
        return content.contradicts().stream()
                .map(it -> "已收“无”，但辖区内 " + it.number() + " " + it.title() + " 尚未结束，请核实后更正")
                .toList();
    }

    /** Everything a unit has said for a day, corrections and all. */
    @GetMapping("/{unit}/history")
    @PreAuthorize(READERS)
    List<ZeroReports.Said> history(
            @PathVariable String unit,
            @RequestParam(defaultValue = "DAILY") ReportKind kind,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate period) {
        DivisionCode code = new DivisionCode(unit);
        jurisdiction.require(code, "单位");
        return reports.find(code, kind, period == null ? calendar.today() : period)
                .map(it -> reports.saidOf(it.id()))
                .orElse(List.of());
    }

    @GetMapping("/rules/{kind}")
    @PreAuthorize(READERS)
    RuleView rule(@PathVariable ReportKind kind, @RequestParam(required = false) String division) {
        DivisionCode county = county(division);
        return new RuleView(calendar.rule(county, kind), reports.rules(county, kind));
    }

    /** Another version of the county's rule; today's open reports follow it at once. */
    @PutMapping("/rules/{kind}")
    @PreAuthorize("hasRole('COMMANDER')")
    RuleView save(
            @PathVariable ReportKind kind,
            @RequestParam(required = false) String division,
            @Valid @RequestBody RuleForm form) {
        DivisionCode county = county(division);
        if (form.seasonFrom() == null != (form.seasonUntil() == null)) {
            throw Problem.invalid("seasonUntil", "起止日期要么都填，要么都不填（全年）");
        }
        calendar.save(new ZeroReportRule(
                county,
                kind,
                0,
                form.active(),
                form.opens(),
                form.due(),
                day(form.seasonFrom(), "seasonFrom"),
                day(form.seasonUntil(), "seasonUntil"),
                Caller.current().displayName(),
                null));
        return new RuleView(calendar.rule(county, kind), reports.rules(county, kind));
    }

    private static MonthDay day(String text, String field) {
        try {
            return text == null ? null : MonthDay.parse("--" + text);
        } catch (DateTimeParseException e) {
            throw Problem.invalid(field, "日期须写作 03-25");
        }
    }

    private DivisionCode county(String division) {
        DivisionCode asked = own(division);
        if (asked.level() != DivisionCode.Level.COUNTY) {
            throw Problem.invalid("division", "零报告规则按县（市、区）设，请选一个县");
        }
        return asked;
    }

    private DivisionCode own(String division) {
        DivisionCode asked = division == null
                ? Caller.current().divisions().stream().sorted().findFirst().orElseThrow(() -> Problem.notFound("辖区"))
                : new DivisionCode(division);
        jurisdiction.require(asked, "辖区");
        return asked;
    }

    /** The townships somebody speaks for: their own, or the one their team is stationed in. */
    private Stream<DivisionCode> ownUnits() {
        Caller caller = Caller.current();
        Stream<DivisionCode> own = caller.is(Role.GRID_WORKER)
                ? caller.divisions().stream()
                : caller.is(Role.TEAM_LEADER) && caller.teamId() != null
                        ? teams.find(new TeamId(caller.teamId())).stream().map(it -> it.division())
                        : Stream.of();
        return own.filter(it -> it.level() == DivisionCode.Level.TOWNSHIP);
    }
}
