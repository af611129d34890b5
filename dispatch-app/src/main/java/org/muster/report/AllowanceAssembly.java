package org.muster.report;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.DispatchOrder;
import org.muster.incident.Incident;
import org.muster.journal.Journal;
import org.muster.muster.AttendanceRecords;
import org.muster.reports.Allowance;
import org.muster.reports.DispatchLog;
import org.muster.reports.Entries;
import org.muster.shared.DivisionCode;
import org.muster.team.Team;
import org.muster.team.Teams;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The tables of an incident's orders: what attendance pays, and every order with its stamps. */
@Service
@EnableConfigurationProperties(AllowanceRates.class)
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class AllowanceAssembly {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Journal journal;
    private final DispatchManagement dispatch;
    private final AttendanceRecords attendance;
    private final Teams teams;
    private final AllowanceRates rates;
    private final PostIncidentAssembly reports;
    private final Clock clock;

    AllowanceAssembly(
            Journal journal,
            DispatchManagement dispatch,
            AttendanceRecords attendance,
            Teams teams,
            AllowanceRates rates,
            PostIncidentAssembly reports,
            Clock clock) {
        this.journal = journal;
        this.dispatch = dispatch;
        this.attendance = attendance;
        this.teams = teams;
        this.rates = rates;
        this.reports = reports;
        this.clock = clock;
    }

    /** A person is paid a day once, however many orders of the incident it saw them in. */
    Allowance allowance(Incident incident) {
        var entries = journal.all(incident.id());
        // the whole journal, also what was corrected after the incident was closed
        var story = new Story(
                entries,
                incident.exerciseSpeed(),
                clock.instant(),
                incident.status().over());
        var stories = stories(story);
        var orders = dispatch.list(incident.id());
        var records = attendance.of(orders);
        Map<String, Set<LocalDate>> paid = new HashMap<>();
        Set<DivisionCode> divisions = new HashSet<>();
        List<Allowance.Team> teamRows = new ArrayList<>();
        for (DispatchOrder order : orders) {
            var division = teams.find(order.teamId()).map(Team::division).orElse(incident.divisionCode());
            divisions.add(division);
            var rate = rates.of(division);
            var told = stories.get(order.id().value().toString());
            teamRows.add(new Allowance.Team(
                    order.label(),
                    order.teamName(),
                    standing(order),
                    records.get(order.id()).stream()
                            .map(it -> member(order, it, rate, paid, story, told))
                            .toList()));
        }
        return new Allowance(
                reports.cover(incident, story), basis(divisions), teamRows, PostIncidentAssembly.seal(entries));
    }

    private static Allowance.Member member(
            DispatchOrder order,
            AttendanceRecords.Record it,
            AllowanceRates.Rate rate,
            Map<String, Set<LocalDate>> paid,
            Story story,
            OrderStory told) {
        Instant end = it.leftAt() != null ? it.leftAt() : ended(order);
        int units = 0;
        if (it.arrivedAt() != null) {
            Instant until = end == null ? story.asOf() : end;
            units = rate.per() == AllowanceRates.Per.CALL
                    ? 1
                    : newDays(paid.computeIfAbsent(person(it), any -> new TreeSet<>()), it.arrivedAt(), until);
        }
        var notes = new ArrayList<String>();
        if (it.absence() != null) {
            notes.add(it.absence());
        }
        if (it.leftAt() != null) {
            notes.add("提前离开");
        }
        if (it.arrivedAt() != null && units == 0) {
            notes.add("当日已在前一指令计发");
        }
        if (it.member().walkIn()) {
            notes.add("随队人员，队长收编");
        }
        if (it.member().standsInFor() != null) {
            notes.add("顶" + it.member().standsInFor().label());
        }
        notes.addAll(it.corrections());
        return new Allowance.Member(
                it.member().name(),
                it.member().duty().label(),
                order.stamps().issuedAt(),
                it.answer(),
                it.arrivedAt(),
                it.proofs().isEmpty() ? null : String.join("、", it.proofs()),
                it.arrivedAt() == null ? null : end,
                it.arrivedAt() == null ? null : story.nominal(it.arrivedAt(), end == null ? story.asOf() : end),
                units,
                rate.yuan().multiply(BigDecimal.valueOf(units)),
                notes.isEmpty() ? null : String.join("；", notes),
                told == null
                        ? Entries.none()
                        : Story.refs(told.about(it.member().id().value())));
    }

    /** How many calendar days of this stretch have not been paid yet; they are from now on. */
    private static int newDays(Set<LocalDate> paid, Instant from, Instant until) {
        int days = 0;
        LocalDate last = LocalDate.ofInstant(until.isBefore(from) ? from : until, ZONE);
        for (LocalDate day = LocalDate.ofInstant(from, ZONE); !day.isAfter(last); day = day.plusDays(1)) {
            days += paid.add(day) ? 1 : 0;
        }
        return days;
    }

    private static String person(AttendanceRecords.Record it) {
        return it.member().phone() == null
                ? it.member().id().value()
                : it.member().phone().replaceAll("\\D", "");
    }

    private static Instant ended(DispatchOrder order) {
        var at = order.stamps();
        return Stream.of(at.releasedAt(), at.cancelledAt(), at.refusedAt())
                .filter(it -> it != null)
                .findFirst()
                .orElse(null);
    }

    private static String standing(DispatchOrder order) {
        return "应到 " + order.standard().strength() + "（"
                + order.standard().denominator().label() + "） · 达标 "
                + order.standard().quorum() + " · 到 " + order.present() + " · "
                + order.state().label();
    }

    private String basis(Set<DivisionCode> divisions) {
        var used = divisions.stream()
                .map(it -> rates.of(it).label() + (rates.confirmed(it) ? "" : " [?]"))
                .distinct()
                .sorted()
                .toList();
        return "计发标准：" + (used.isEmpty() ? "—" : String.join("；", used)) + "，到位当日起按自然日，同一人同日只计一次。"
                + "标 [?] 的为默认值，须由本单位确认（全省各地每次或每日 100–300 元）。";
    }

    DispatchLog log(Incident incident) {
        var entries = journal.all(incident.id());
        var story = new Story(
                entries,
                incident.exerciseSpeed(),
                clock.instant(),
                incident.status().over());
        var stories = stories(story);
        return new DispatchLog(
                reports.cover(incident, story),
                dispatch.list(incident.id()).stream()
                        .map(it -> row(it, stories.get(it.id().value().toString())))
                        .toList(),
                PostIncidentAssembly.seal(entries));
    }

    private static DispatchLog.Order row(DispatchOrder it, OrderStory told) {
        var at = it.stamps();
        return new DispatchLog.Order(
                it.label(),
                it.teamName(),
                it.task(),
                at.issuedAt(),
                at.deliveredAt(),
                at.acknowledgedAt(),
                at.musteredAt(),
                at.departedAt(),
                at.arrivedAt(),
                at.safetyCheckedAt(),
                at.completedAt(),
                at.releasedAt(),
                it.present(),
                it.standard().quorum(),
                it.standard().strength(),
                it.state().label() + (it.reason() == null ? "" : "：" + it.reason()),
                told == null ? Entries.none() : told.allEntries());
    }

    private static Map<String, OrderStory> stories(Story story) {
        return story.orders().stream().collect(Collectors.toMap(OrderStory::id, Function.identity()));
    }
}
