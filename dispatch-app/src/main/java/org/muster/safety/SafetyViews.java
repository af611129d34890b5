package org.muster.safety;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muster.account.Caller;
import org.muster.deadline.Deadline;
import org.muster.deadline.Deadlines;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.dispatch.OrderState;
import org.muster.incident.IncidentManagement;
import org.muster.incident.PicturePart;
import org.muster.reading.WindRules;
import org.muster.safety.RollCallClock.Phase;
import org.muster.safety.SafetyRecords.Mayday;
import org.muster.safety.SafetyRecords.SearchParty;
import org.muster.safety.SafetyRecords.Stay;
import org.muster.safety.SafetyRecords.Withdrawal;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.muster.team.Team;
import org.muster.team.Teams;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The picture's {@code safety}: the clock of every crew, withdrawals, calls for help, and whether the attack is on. */
@Component
@Transactional(readOnly = true)
class SafetyViews implements PicturePart {

    /** Told by these as well as by {@link SafetyEvent}s. */
    private static final Set<String> OTHERS = Set.of(
            "SafetyCheckPassed",
            "SafetyCheckIncomplete",
            "WindShifted",
            "TeamArrived",
            "DispatchOrderCompleted",
            "DispatchOrderCancelled",
            "TeamReleased");

    private static final int NEAREST = 3;
    private static final Duration DAY = Duration.ofHours(24);

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Safety(
            boolean suspended,
            Instant suspendedSince,
            int crewsOnLine,
            int peopleOnLine,
            Instant everybodyCountedAt,
            SafetyRecords.Assessment assessment,
            List<CrewClock> clocks,
            List<WithdrawalView> withdrawals,
            List<MaydayView> maydays,
            RescueView rescue) {}

    /**
     * One crew's row.
     *
     * @param phase ROLL_CALL while the clock runs, ROLL_CALL_ANSWER and ROLL_CALL_RETRY while an answer is waited for,
     *     SILENT or MAYDAY after two misses; null when nothing is counted
     * @param openedAt when the running phase began
     * @param warnAt when it turns yellow
     * @param hours on the line within the last 24, with the limit it is held against
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CrewClock(
            OrderId orderId,
            LineState state,
            Instant checkedAt,
            Instant lapsedAt,
            String lapse,
            String overriddenBy,
            String overrideReason,
            int heads,
            Instant enteredAt,
            Long cadenceMinutes,
            Instant countedAt,
            Integer counted,
            int misses,
            String phase,
            Instant openedAt,
            Instant warnAt,
            Instant dueAt,
            List<MissingView> missing,
            int unnamed,
            List<Crew.Forbidden> forbidden,
            Answered withdrawal,
            Instant reliefAt,
            Double hours,
            Long limitHours,
            Instant limitAt) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MissingView(String memberId, String name, Instant since) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answered(UUID id, Instant receivedAt, Instant safeAt, Integer heads) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WithdrawalView(
            UUID id,
            String reason,
            String sector,
            Instant orderedAt,
            String orderedBy,
            Instant dueAt,
            int crews,
            int received,
            int safe,
            Instant allSafeAt,
            Instant resumedAt,
            WindRules.Fired rule) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MaydayView(
            UUID id,
            OrderId orderId,
            String teamName,
            Position location,
            String note,
            Instant calledAt,
            String calledBy,
            Instant settledAt,
            List<Near> nearest) {}

    /** A team that is out at this incident and could help. */
    record Near(OrderId orderId, String teamName, long metres) {}

    record RescueView(Instant since, List<SearchParty> searchers) {}

    private final Crews crews;
    private final SafetyRecords records;
    private final SafetyRules rules;
    private final Deadlines deadlines;
    private final DispatchManagement dispatch;
    private final IncidentManagement incidents;
    private final Teams teams;
    private final Clock clock;

    SafetyViews(
            Crews crews,
            SafetyRecords records,
            SafetyRules rules,
            Deadlines deadlines,
            DispatchManagement dispatch,
            IncidentManagement incidents,
            Teams teams,
            Clock clock) {
        this.crews = crews;
        this.records = records;
        this.rules = rules;
        this.deadlines = deadlines;
        this.dispatch = dispatch;
        this.incidents = incidents;
        this.teams = teams;
        this.clock = clock;
    }

    @Override
    public String word() {
        return "safety";
    }

    @Override
    public boolean touchedBy(String eventType) {
        return OTHERS.contains(eventType) || TYPES.contains(eventType);
    }

    private static final Set<String> TYPES = Arrays.stream(SafetyEvent.class.getPermittedSubclasses())
            .map(Class::getSimpleName)
            .collect(Collectors.toSet());

    /** Those who help see their own crews, and that everybody was called back. */
    @Override
    public Object shownTo(Caller reader, IncidentId incident, Set<UUID> ownOrders) {
        if (!(of(incident) instanceof Safety whole)) {
            return null;
        }
        List<CrewClock> clocks = whole.clocks().stream()
                .filter(it -> ownOrders.contains(it.orderId().value()))
                .toList();
        List<WithdrawalView> withdrawals = whole.withdrawals().stream()
                .map(it -> new WithdrawalView(
                        it.id(),
                        it.reason(),
                        it.sector(),
                        it.orderedAt(),
                        null,
                        it.dueAt(),
                        0,
                        0,
                        0,
                        it.allSafeAt(),
                        it.resumedAt(),
                        it.rule()))
                .toList();
        List<MaydayView> maydays = whole.maydays().stream()
                .filter(it -> ownOrders.contains(it.orderId().value()))
                .toList();
        return new Safety(
                whole.suspended(),
                whole.suspendedSince(),
                clocks.size(),
                clocks.stream().mapToInt(CrewClock::heads).sum(),
                null,
                null,
                clocks,
                withdrawals,
                maydays,
                null);
    }

    @Override
    public Object of(IncidentId incident) {
        List<Crew> all = crews.list(incident);
        List<Withdrawal> withdrawals = records.withdrawals(incident);
        List<Mayday> maydays = records.maydays(incident);
        if (all.isEmpty() && withdrawals.isEmpty() && maydays.isEmpty()) {
            return null;
        }
        List<Crew> onLine =
                all.stream().filter(it -> it.state() == LineState.ON_LINE).toList();
        List<Withdrawal> open = withdrawals.stream().filter(Withdrawal::open).toList();
        return new Safety(
                !open.isEmpty(),
                open.stream()
                        .map(Withdrawal::orderedAt)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                onLine.size(),
                onLine.stream().mapToInt(Crew::heads).sum(),
                onLine.stream()
                        .map(Crew::countedAt)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                records.newestAssessment(incident).orElse(null),
                clocks(incident, all),
                withdrawals.stream().map(it -> view(it, all)).toList(),
                maydayViews(incident, maydays),
                crews.rescueSince(incident)
                        .map(since -> new RescueView(since, records.searchParties(incident)))
                        .orElse(null));
    }

    private List<CrewClock> clocks(IncidentId incident, List<Crew> all) {
        Map<UUID, Deadline> running = deadlines.list(incident).stream()
                .filter(it -> it.open() && RollCallClock.KINDS.contains(it.kind()))
                .collect(Collectors.toMap(Deadline::orderId, Function.identity(), (a, b) -> a));
        Instant now = clock.instant();
        Map<String, List<Stay>> stays =
                records
                        .stays(
                                incident,
                                all.stream().map(it -> it.teamId().value()).toList(),
                                now.minus(DAY))
                        .stream()
                        .collect(Collectors.groupingBy(Stay::teamId));
        return all.stream()
                .map(it -> clockOf(
                        it,
                        running.get(it.orderId().value()),
                        stays.getOrDefault(it.teamId().value(), List.of()),
                        now))
                .toList();
    }

    private CrewClock clockOf(Crew it, Deadline running, List<Stay> stays, Instant now) {
        Duration worked = worked(stays, now);
        boolean onLine = it.state() == LineState.ON_LINE;
        Instant relief = onLine ? it.enteredAt().plus(real(it, rules.reliefAfter())) : null;
        Instant limit = onLine ? now.plus(real(it, rules.dailyLimit()).minus(worked)) : null;
        return new CrewClock(
                it.orderId(),
                it.state(),
                it.checkedAt(),
                it.lapsedAt(),
                it.lapse(),
                it.overriddenBy(),
                it.overrideReason(),
                it.heads(),
                it.enteredAt(),
                it.cadence() == null ? null : it.cadence().toMinutes(),
                it.countedAt(),
                it.counted(),
                it.misses(),
                phase(it, running),
                running == null ? null : running.openedAt(),
                running == null || !running.kind().equals(Phase.ROLL_CALL.name())
                        ? null
                        : running.dueAt().minus(real(it, rules.warnBefore())),
                running == null ? null : running.dueAt(),
                it.missing().stream()
                        .map(one -> new MissingView(one.id().value(), one.name(), one.missingSince()))
                        .toList(),
                it.unnamed(),
                it.forbidden(),
                it.withdrawalId() == null
                        ? null
                        : new Answered(it.withdrawalId(), it.receivedAt(), it.safeAt(), it.safeHeads()),
                relief,
                Math.round(worked.toMinutes() / 6.0) / 10.0,
                rules.dailyLimit().toHours(),
                limit);
    }

    private static String phase(Crew crew, Deadline running) {
        if (crew.silence() != null) {
            return crew.silence() == Crew.Silence.UNJUDGED ? "SILENT" : "MAYDAY";
        }
        return running == null ? null : running.kind();
    }

    private static Duration worked(List<Stay> stays, Instant now) {
        Instant since = now.minus(DAY);
        Duration all = Duration.ZERO;
        for (Stay it : stays) {
            Instant from = it.fromAt().isBefore(since) ? since : it.fromAt();
            Instant until = it.untilAt() == null ? now : it.untilAt();
            all = all.plus(Duration.between(from, until));
        }
        return all;
    }

    private Duration real(Crew crew, Duration nominal) {
        return incidents.real(crew.incidentId(), nominal);
    }

    private static WithdrawalView view(Withdrawal it, List<Crew> all) {
        List<Crew> called =
                all.stream().filter(crew -> it.id().equals(crew.withdrawalId())).toList();
        return new WithdrawalView(
                it.id(),
                it.reason(),
                it.sector(),
                it.orderedAt(),
                it.orderedBy(),
                it.dueAt(),
                called.size(),
                (int) called.stream().filter(crew -> crew.receivedAt() != null).count(),
                (int) called.stream()
                        .filter(crew -> crew.safeAt() != null && !crew.shortOfPeople())
                        .count(),
                it.allSafeAt(),
                it.resumedAt(),
                it.rule());
    }

    private List<MaydayView> maydayViews(IncidentId incident, List<Mayday> maydays) {
        if (maydays.isEmpty()) {
            return List.of();
        }
        List<DispatchOrder> orders = dispatch.list(incident);
        Set<String> ids = orders.stream().map(it -> it.teamId().value()).collect(Collectors.toSet());
        Map<String, Team> team = teams.list().stream()
                .filter(it -> ids.contains(it.id().value()))
                .collect(Collectors.toMap(it -> it.id().value(), Function.identity()));
        return maydays.stream()
                .map(it -> new MaydayView(
                        it.id(),
                        it.orderId(),
                        it.teamName(),
                        it.location(),
                        it.note(),
                        it.calledAt(),
                        it.calledBy(),
                        it.settledAt(),
                        it.settledAt() != null ? List.of() : nearest(it, orders, team)))
                .toList();
    }

    private static List<Near> nearest(Mayday mayday, List<DispatchOrder> orders, Map<String, Team> team) {
        Position place = mayday.location();
        for (DispatchOrder it : orders) {
            Team one = team.get(it.teamId().value());
            if (place == null && it.id().equals(mayday.orderId()) && one != null) {
                place = one.position();
            }
        }
        List<Near> near = new ArrayList<>();
        for (DispatchOrder it : orders) {
            Team one = team.get(it.teamId().value());
            boolean out = it.state() == OrderState.ON_SCENE || it.state() == OrderState.EN_ROUTE;
            if (place != null && one != null && out && !it.id().equals(mayday.orderId())) {
                near.add(new Near(
                        it.id(), it.teamName(), Math.round(one.position().metresTo(place))));
            }
        }
        near.sort(Comparator.comparingLong(Near::metres));
        return near.subList(0, Math.min(NEAREST, near.size()));
    }
}
