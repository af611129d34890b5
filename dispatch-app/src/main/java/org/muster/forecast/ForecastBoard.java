package org.muster.forecast;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.dispatch.OrderState;
import org.muster.dispatch.OrderViews;
import org.muster.dispatch.SubQuorum;
import org.muster.incident.IncidentManagement;
import org.muster.journal.Journal;
import org.muster.muster.MemberAnswers;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.muster.shared.IncidentId;
import org.muster.team.Duty;
import org.muster.team.FireLineRule;
import org.muster.team.Member;
import org.muster.team.MemberId;
import org.muster.team.TeamId;
import org.muster.team.Teams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The forecasts of all running musters, kept in memory. Once a second it reads anew the orders of which a journal has
 * told, and works out every forecast from what it has read: time passing costs no query, and news of an incident cost a
 * few however many orders and people it has. What it knows can be lost at any moment; it is read again at the next look.
 */
@Component
@EnableConfigurationProperties(ForecastFigures.class)
public class ForecastBoard {

    private static final Logger log = LoggerFactory.getLogger(ForecastBoard.class);
    private static final Actor FORECAST = new Actor("forecast", "集结预测");
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration LEARN_EVERY = Duration.ofMinutes(1);

    /** Hundreds of musters at once are foretold in turn, so that looking ahead never takes the machine from those who report. */
    private static final Duration MOST_AT_ONCE = Duration.ofMillis(200);

    /** Commits may be a little older than they look; see the live push. */
    private static final Duration MARGIN = Duration.ofSeconds(15);

    /** One low forecast may be a slip between two roll calls; this many in a row are not. */
    private static final int IN_A_ROW = 2;

    /** How far ahead the quorum is looked for, in shares of the standard. */
    private static final double FARTHEST = 4;

    private final DispatchManagement dispatch;
    private final IncidentManagement incidents;
    private final OrderViews.Roll roll;
    private final MemberAnswers answers;
    private final Teams teams;
    private final MusterHistory history;
    private final MusterWarnings warnings;
    private final Journal journal;
    private final ForecastFigures figures;
    private final Clock clock;

    private final Map<IncidentId, Long> heads = new HashMap<>();
    private final Map<OrderId, MusterSight> watched = new HashMap<>();
    private final Map<OrderId, Instant> foretoldAt = new HashMap<>();
    private final Map<OrderId, Integer> low = new HashMap<>();
    private final Map<OrderId, MusterForecast> forecasts = new ConcurrentHashMap<>();
    private volatile HabitsBook ofReal;
    private volatile HabitsBook ofExercises;
    private Instant lookedAt;
    private Instant learnedAt = Instant.MIN;
    private boolean somethingToLearn = true;
    private ScheduledExecutorService thread;

    ForecastBoard(
            DispatchManagement dispatch,
            IncidentManagement incidents,
            OrderViews.Roll roll,
            MemberAnswers answers,
            Teams teams,
            MusterHistory history,
            MusterWarnings warnings,
            Journal journal,
            ForecastFigures figures,
            Clock clock) {
        this.dispatch = dispatch;
        this.incidents = incidents;
        this.roll = roll;
        this.answers = answers;
        this.teams = teams;
        this.history = history;
        this.warnings = warnings;
        this.journal = journal;
        this.figures = figures;
        this.clock = clock;
        this.ofReal = HabitsBook.learned(List.of(), figures);
        this.ofExercises = ofReal;
    }

    /** The last forecast of an order that musters. */
    public Optional<MusterForecast> find(OrderId order) {
        return Optional.ofNullable(forecasts.get(order));
    }

    HabitsBook book(boolean exercise) {
        return exercise ? ofExercises : ofReal;
    }

    @EventListener(ApplicationReadyEvent.class)
    synchronized void start() {
        if (thread != null) {
            return;
        }
        thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread one = new Thread(work, "muster-forecast");
            one.setDaemon(true);
            return one;
        });
        thread.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @EventListener(ContextClosedEvent.class)
    synchronized void stop() {
        if (thread != null) {
            thread.shutdownNow();
            thread = null;
        }
    }

    private void look() {
        safely(() -> learn(clock.instant()));
        safely(() -> {
            readWhatHasGrown(clock.instant());
            Map<OrderId, MusterWarnings.Warning> standing = warnings.standing();
            long until = System.nanoTime() + MOST_AT_ONCE.toNanos();
            for (MusterSight it : longestUntold()) {
                if (System.nanoTime() > until) {
                    return;
                }
                foretell(it, standing.containsKey(it.order().id()));
            }
        });
    }

    /** Those of which there is news come first, then those whose forecast is the oldest. */
    private List<MusterSight> longestUntold() {
        return watched.values().stream()
                .sorted(Comparator.comparing(
                        it -> foretoldAt.getOrDefault(it.order().id(), Instant.MIN)))
                .toList();
    }

    private static void safely(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.warn("the forecasts wait for the next look: {}", e.toString());
        }
    }

    private void learn(Instant now) {
        if (somethingToLearn && learnedAt.isBefore(now.minus(LEARN_EVERY))) {
            learnedAt = now;
            ofReal = HabitsBook.learned(history.list(false), figures);
            ofExercises = HabitsBook.learned(history.list(true), figures);
            somethingToLearn = false;
        }
    }

    private void readWhatHasGrown(Instant now) {
        if (lookedAt == null) {
            history.listRunning().forEach(incident -> safely(() -> read(incident, journal.head(incident))));
        } else {
            journal.headsGrownSince(lookedAt.minus(MARGIN)).forEach((incident, head) -> {
                if (!head.equals(heads.get(incident))) {
                    safely(() -> read(incident, head));
                }
            });
        }
        lookedAt = now;
    }

    /** Reads the orders of which the journal has told since the last look; all of them at the first. */
    private void read(IncidentId incident, long head) {
        Long from = heads.get(incident);
        Set<OrderId> touched = from == null ? null : touched(incident, from);
        List<DispatchOrder> read = touched == null ? dispatch.list(incident) : dispatch.list(touched);
        boolean watching =
                watched.values().stream().anyMatch(it -> it.order().incidentId().equals(incident));
        if (read.isEmpty() && !watching) {
            heads.put(incident, head);
            return;
        }
        boolean over = incidents.get(incident).status().over();
        List<DispatchOrder> orders = read.stream()
                .filter(it -> !over && (it.state().mustering() || it.state() == OrderState.MUSTERED))
                .toList();
        sights(orders).forEach(it -> {
            watched.put(it.order().id(), it);
            foretoldAt.remove(it.order().id());
        });
        Set<OrderId> running = orders.stream().map(DispatchOrder::id).collect(Collectors.toSet());
        List<OrderId> gone = watched.values().stream()
                .map(MusterSight::order)
                .filter(it -> it.incidentId().equals(incident))
                .map(DispatchOrder::id)
                .filter(it -> over || (touched == null || touched.contains(it)) && !running.contains(it))
                .toList();
        somethingToLearn |= !gone.isEmpty();
        gone.forEach(it -> {
            watched.remove(it);
            low.remove(it);
            foretoldAt.remove(it);
            forecasts.remove(it);
        });
        heads.put(incident, head);
    }

    private Set<OrderId> touched(IncidentId incident, long from) {
        return journal.after(incident, from, Integer.MAX_VALUE).stream()
                .map(it -> it.text("orderId"))
                .filter(Objects::nonNull)
                .map(OrderId::of)
                .collect(Collectors.toSet());
    }

    private List<MusterSight> sights(List<DispatchOrder> orders) {
        if (orders.isEmpty()) {
            return List.of();
        }
        Map<OrderId, Map<MemberId, MemberAnswers.Said>> said =
                answers.latest(orders.stream().map(DispatchOrder::id).toList());
        Map<OrderId, OrderViews.Roll.Seen> rolls = roll.of(orders);
        Map<TeamId, List<Member>> members =
                teams.membersOf(orders.stream().map(DispatchOrder::teamId).toList());
        LocalDate today = teams.today();
        List<MusterSight> sights = new ArrayList<>();
        List<MusterHistory.Sight> news = new ArrayList<>();
        for (DispatchOrder order : orders) {
            Duration standard =
                    incidents.real(order.incidentId(), order.standard().within());
            MusterSight bare = new MusterSight(order, standard, List.of(), List.of());
            List<SubQuorum> wanted = order.standard().subQuorums();
            Map<String, OrderViews.RollMember> marks = new HashMap<>();
            rolls.get(order.id()).members().get().forEach(it -> marks.put(it.id(), it));
            Map<MemberId, MemberAnswers.Said> words = said.getOrDefault(order.id(), Map.of());
            List<Called> called = new ArrayList<>();
            Set<String> ids = new HashSet<>();
            Set<String> present = new HashSet<>();
            for (Member member : members.getOrDefault(order.teamId(), List.of())) {
                OrderViews.RollMember mark = marks.get(member.id().value());
                Called.Standing standing = standing(mark == null ? null : mark.status());
                boolean counts = FireLineRule.fitForFireLine(member, today);
                if (!counts || !member.onShift() && standing != Called.Standing.PRESENT) {
                    continue;
                }
                MemberAnswers.Said word = words.get(member.id());
                called.add(new Called(
                        word == null ? null : bare.shareOf(word.at()),
                        word != null && word.answer() == MemberAnswers.Answer.COMING,
                        standing,
                        standing == Called.Standing.OPEN ? fills(wanted, member.duty(), mark) : 0));
                ids.add(member.id().value());
                if (standing == Called.Standing.PRESENT) {
                    present.add(member.id().value());
                }
            }
            MusterSight before = watched.get(order.id());
            if (before == null || !before.members().equals(called)) {
                news.add(new MusterHistory.Sight(order.id(), ids, present));
            }
            sights.add(new MusterSight(order, standard, called, lacking(wanted, marks.values())));
        }
        history.see(news, clock.instant());
        return sights;
    }

    private static List<MusterSight.Lack> lacking(List<SubQuorum> wanted, Collection<OrderViews.RollMember> marks) {
        List<MusterSight.Lack> lacking = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            int bit = 1 << i;
            long manning = marks.stream()
                    .filter(it -> it.counts() && "PRESENT".equals(it.status()))
                    .filter(it -> (fills(wanted, Duty.valueOf(it.duty()), it) & bit) != 0)
                    .count();
            lacking.add(new MusterSight.Lack(
                    wanted.get(i), (int) Math.max(0, wanted.get(i).least() - manning)));
        }
        return lacking;
    }

    /** The duties somebody mans in this order, bit by bit: their own, or the one the leader gave them. */
    private static int fills(List<SubQuorum> wanted, Duty own, OrderViews.RollMember mark) {
        Duty given = mark == null || mark.standsInFor() == null ? null : Duty.valueOf(mark.standsInFor());
        int fills = 0;
        for (int i = 0; i < wanted.size(); i++) {
            Duty place = wanted.get(i).duty();
            if (given == null ? own.fills(place) : given == place) {
                fills |= 1 << i;
            }
        }
        return fills;
    }

    private static Called.Standing standing(String status) {
        return status == null
                ? Called.Standing.OPEN
                : status.equals("PRESENT") ? Called.Standing.PRESENT : Called.Standing.ABSENT;
    }

    private void foretell(MusterSight sight, boolean unlikely) {
        DispatchOrder order = sight.order();
        foretoldAt.put(order.id(), clock.instant());
        if (!order.state().mustering() || sight.members().isEmpty()) {
            forecasts.remove(order.id());
            return;
        }
        MusterForecast forecast = forecast(sight, unlikely, clock.instant());
        forecasts.put(order.id(), forecast);
        ActorContext.runAs(FORECAST, "SYSTEM", () -> warn(sight, forecast));
    }

    private MusterForecast forecast(MusterSight sight, boolean unlikely, Instant now) {
        DispatchOrder order = sight.order();
        Habits habits = book(order.exercise())
                .of(order.teamId(), order.teamKind(), order.standard().attendance());
        double share = sight.shareOf(now);
        Outlook outlook = Outlook.on(sight.members(), share, habits, figures);
        Instant until = sight.until(now, incidents.real(order.incidentId(), figures.horizon()));
        double then = sight.shareOf(until);
        Heads heads = outlook.by(then);
        int more = sight.uncounted();
        Need need = sight.need();
        double expected = outlook.expected(need, Math.max(FARTHEST, share + 1));
        List<MusterSight.Lack> scarce = scarce(sight, outlook, then);
        return new MusterForecast(
                order.id(),
                Math.round(outlook.meets(need, then) * 1000) / 1000.0,
                heads.quantile(0.1) + more,
                heads.quantile(0.9) + more,
                until,
                Double.isInfinite(expected) ? null : sight.at(expected),
                scarce.isEmpty()
                        ? null
                        : scarce.stream().map(it -> it.wanted().label()).toList(),
                sight.reason(scarce),
                unlikely,
                now);
    }

    /** The duties that will more likely than not be unmanned. */
    private static List<MusterSight.Lack> scarce(MusterSight sight, Outlook outlook, double then) {
        Need need = sight.need();
        List<MusterSight.Lack> scarce = new ArrayList<>();
        for (int i = 0; i < sight.lacking().size(); i++) {
            MusterSight.Lack lack = sight.lacking().get(i);
            if (lack.missing() > 0 && outlook.meets(need.onlyDuty(i), then) < 0.5) {
                scarce.add(lack);
            }
        }
        return scarce;
    }

    /** Below the lower value the commander is asked, above the upper one the warning is over; between them nothing changes. */
    private void warn(MusterSight sight, MusterForecast forecast) {
        OrderId id = forecast.orderId();
        if (forecast.unlikely()) {
            low.remove(id);
            if (forecast.probability() >= figures.recoverAt()) {
                warnings.recover(forecast);
            }
            return;
        }
        boolean early = sight.order().musterDueAt().isAfter(forecast.asOf());
        boolean worth = sight.order().state() == OrderState.ACKNOWLEDGED
                && sight.order().standard().quorum() > 0
                && sight.shareOf(forecast.asOf()) >= figures.notBefore();
        if (!early || !worth || forecast.probability() >= figures.warnBelow()) {
            low.remove(id);
        } else if (low.merge(id, 1, Integer::sum) >= IN_A_ROW) {
            warnings.raise(forecast);
        }
    }

    /** The forecasts of these orders, of those that muster. */
    List<MusterForecast> list(Collection<OrderId> orders) {
        return orders.stream().map(forecasts::get).filter(it -> it != null).toList();
    }
}
