package org.muster.entry;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.deadline.Deadlines;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.incident.OpenPoints;
import org.muster.journal.Journal;
import org.muster.shared.ActorContext;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Controls who goes in: pairs, the air of each by the server's clock, the way out, the decontamination. The clocks are
 * stored when somebody goes in; no phone keeps them running or stops them.
 */
@Service
@Transactional
@EnableConfigurationProperties(AirTime.class)
public class EntryManagement implements OpenPoints {

    /** The deadline kind of the moment at which the first must be on the way out. */
    public static final String AIR_LOW = "ENTRY_AIR_LOW";

    /** The deadline kind of the moment at which the air of the first is gone. */
    public static final String AIR_OUT = "ENTRY_AIR_OUT";

    /** The deadline kind of the decontamination of the first that came out and is not decontaminated. */
    public static final String DECONTAMINATION = "DECONTAMINATION";

    private static final Duration OLDEST = Duration.ofHours(12);

    /** @param id made on the phone, so that words about them can follow before it is heard; null for none */
    record Wanted(UUID id, String name, String unit, int bar, BigDecimal litres) {}

    /**
     * @param id made on the phone: the same entry again is the same
     * @param exception why it goes in against the rule, where it does
     * @param startedAt when they went in, as the phone says; null for now. The air has been breathed since then, whenever
     *     the word arrives, so an earlier time counts
     */
    record Start(
            EntryId id,
            String task,
            String wayIn,
            String standby,
            String exception,
            Instant startedAt,
            List<Wanted> entrants) {}

    private final EntryRegister entries;
    private final AirTime air;
    private final IncidentManagement incidents;
    private final Deadlines deadlines;
    private final Journal journal;
    private final Clock clock;

    EntryManagement(
            EntryRegister entries,
            AirTime air,
            IncidentManagement incidents,
            Deadlines deadlines,
            Journal journal,
            Clock clock) {
        this.entries = entries;
        this.air = air;
        this.incidents = incidents;
        this.deadlines = deadlines;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Somebody went in; the clocks run from when they did. Whoever is inside is counted first and asked about afterwards:
     * nothing that is against the rule keeps an entry out, of whatever hazard the incident is.
     *
     * @throws Problem 409 when they went in after the incident was over: nobody watches it any more
     */
    Entry start(IncidentId id, Start said) {
        Incident incident = incidents.hold(id);
        List<Entry> others = entries.list(id);
        Optional<Entry> before =
                others.stream().filter(it -> it.id().equals(said.id())).findFirst();
        if (before.isPresent()) {
            return before.get();
        }
        if (entries.incidentOf(said.id()).isPresent()) {
            throw Problem.notFound("进入记录");
        }
        boolean over = incident.status().over();
        if (over && !wasInsideBefore(incident.closedAt(), said.startedAt())) {
            throw Problem.conflict(
                    "illegal-transition", "事件" + incident.status().label() + "，不能再进入。里面有人的，请立即打值班电话，由值班室重新接报");
        }
        List<Breach> breaches = EntryRules.breaches(said, others, over);
        Instant now = earlier(said.startedAt());
        Entry entry = new Entry(
                said.id(),
                id,
                entries.nextNumber(id),
                said.task(),
                said.wayIn(),
                said.standby(),
                said.exception(),
                now,
                ActorContext.actor().name(),
                null,
                null,
                null,
                null,
                breaches,
                null,
                null,
                null,
                null,
                going(id, said.entrants(), now));
        entries.add(entry);
        setClocks(entry);
        List<String> words = breaches.stream().map(Breach::text).toList();
        journal.record(
                new EntryEvent.EntryStarted(
                        id,
                        entry.id(),
                        entry.number(),
                        entry.task(),
                        entry.wayIn(),
                        names(entry.entrants()),
                        entry.standby(),
                        entry.exception(),
                        words.isEmpty() ? null : words,
                        now,
                        entry.lowAt().orElseThrow(),
                        entry.airOutAt().orElseThrow()),
                said.startedAt(),
                ActorContext.channel());
        if (!breaches.isEmpty() && said.exception() == null) {
            journal.record(
                    new EntryEvent.EntryBreached(id, entry.id(), entry.number(), names(entry.entrants()), words));
        } else if (!breaches.isEmpty()) {
            judge(entry, Judged.How.EXPLAINED, said.exception());
        }
        return get(entry.id());
    }

    private static boolean wasInsideBefore(Instant end, Instant startedAt) {
        return startedAt != null && end != null && !startedAt.isAfter(end);
    }

    private List<Entrant> going(IncidentId id, List<Wanted> wanted, Instant since) {
        List<Entrant> going = new ArrayList<>();
        Set<UUID> ids = new HashSet<>();
        for (Wanted one : wanted) {
            BigDecimal litres = one.litres() == null ? air.litres() : one.litres();
            Duration full = real(id, air.of(one.bar(), litres));
            Instant out = since.plus(full);
            boolean named = one.id() != null && ids.add(one.id()) && !entries.knows(one.id());
            going.add(new Entrant(
                    named ? one.id() : UUID.randomUUID(),
                    going.size() + 1,
                    one.name(),
                    one.unit(),
                    one.bar(),
                    litres,
                    since,
                    air.low(since, full, out),
                    out,
                    null,
                    null,
                    null,
                    null,
                    null));
        }
        return List.copyOf(going);
    }

    /** Why this entry is against the rule, or that it is right all the same: said by whoever answers for it. */
    public void explain(EntryId id, String reason) {
        judge(held(id), Judged.How.EXPLAINED, reason);
    }

    /** A rescue pair stands by now. */
    public void addStandby(EntryId id, String who) {
        Entry entry = held(id);
        entries.standby(id, who);
        judge(entry, Judged.How.STANDBY_ADDED, who);
    }

    /** The first judgement is kept. */
    private void judge(Entry entry, Judged.How how, String why) {
        if (entry.breaches().isEmpty() || entry.judged() != null) {
            return;
        }
        entries.judged(entry.id(), new Judged(how, why, ActorContext.actor().name(), clock.instant()));
        journal.record(new EntryEvent.EntryBreachSettled(
                entry.incidentId(), entry.id(), entry.number(), how, how.label(), why));
    }

    /** What a phone says of the past is believed for half a day; its future is now. */
    private Instant earlier(Instant said) {
        Instant now = clock.instant();
        if (said == null || said.isAfter(now)) {
            return now;
        }
        Instant oldest = now.minus(OLDEST);
        return said.isBefore(oldest) ? oldest : said;
    }

    /**
     * A gauge was read.
     *
     * @throws Problem 409 when they are out already
     */
    Entry read(EntryId id, UUID entrant, int bar, Instant readAt) {
        Entry entry = held(id);
        Entrant one = find(entry, entrant);
        if (!one.inside()) {
            if (readAt != null && !readAt.isAfter(one.outAt())) {
                // read before they came out, and long on its way: nothing runs any more that it could move
                return entry;
            }
            throw Problem.conflict("illegal-transition", one.name() + "已经出来，不用再报气压");
        }
        Instant now = earlier(readAt);
        if (now.isBefore(one.readAt())) {
            // a word that was long on its way undoes none that is newer
            return entry;
        }
        Instant out = now.plus(real(entry.incidentId(), air.of(bar, one.litres())));
        // the reserve is a third of what they went in with, whatever is left now
        Duration full = Duration.between(entry.startedAt(), out);
        Instant low = air.low(now, full, out);
        entries.air(entrant, bar, now, low, out.isAfter(low) ? out : low.plusSeconds(1));
        Entry after = get(id);
        setClocks(after);
        journal.record(new EntryEvent.AirRead(
                entry.incidentId(),
                id,
                entry.number(),
                one.name(),
                bar,
                low,
                find(after, entrant).airOutAt()));
        return after;
    }

    /** Everybody inside is called out. Again changes nothing. */
    public void recall(EntryId id, String reason) {
        Entry entry = held(id);
        if (entry.recalledAt() == null && !entry.inside().isEmpty()) {
            entries.recalled(id, reason, clock.instant());
            journal.record(new EntryEvent.EntryRecalled(
                    entry.incidentId(), id, entry.number(), names(entry.inside()), reason));
            judge(entry, Judged.How.RECALLED, reason);
        }
    }

    /**
     * They heard that they are called out, as whoever has them on the radio says. Again changes nothing.
     *
     * @throws Problem 409 when nobody has called them out
     */
    Entry recallHeard(EntryId id, Instant saidAt) {
        Entry entry = held(id);
        if (entry.recalledAt() == null) {
            throw Problem.conflict("illegal-transition", "第 " + entry.number() + " 组没有被叫撤出，不用应答");
        }
        if (entry.recallHeardAt() == null) {
            Instant at = notBefore(entry.recalledAt(), earlier(saidAt));
            entries.recallHeard(id, ActorContext.actor().name(), at);
            journal.record(
                    new EntryEvent.RecallHeard(entry.incidentId(), id, entry.number(), at),
                    saidAt,
                    ActorContext.channel());
        }
        return get(id);
    }

    /** The rescue pair goes in for whoever is still inside. */
    public void sendRescue(EntryId id, String note) {
        Entry entry = held(id);
        if (!entry.inside().isEmpty()) {
            entries.rescueSent(id, note, clock.instant());
            journal.record(new EntryEvent.EntryRescueSent(
                    entry.incidentId(), id, entry.number(), names(entry.inside()), entry.standby(), note));
        }
    }

    /** Everybody of it is out, as was heard over the radio. */
    public void everybodyIsOut(EntryId id) {
        out(id, List.of(), null);
    }

    private static Instant notBefore(Instant first, Instant at) {
        return at.isBefore(first) ? first : at;
    }

    /** The withdrawal of everybody calls those out who are inside. */
    void recallAll(IncidentId incident, String reason) {
        incidents.hold(incident);
        entries.list(incident).stream().filter(it -> !it.inside().isEmpty()).forEach(it -> recall(it.id(), reason));
    }

    /**
     * They are out; the decontamination of each runs from when they came out.
     *
     * @param who empty for everybody who is still inside
     * @param saidAt when they came out, as the phone says; null for now
     */
    Entry out(EntryId id, List<UUID> who, Instant saidAt) {
        Entry entry = held(id);
        List<Entrant> out = (who.isEmpty()
                        ? entry.inside()
                        : who.stream().map(it -> find(entry, it)).toList())
                .stream().filter(Entrant::inside).toList();
        if (out.isEmpty()) {
            return entry;
        }
        Instant at = notBefore(entry.startedAt(), earlier(saidAt));
        Instant by = at.plus(real(entry.incidentId(), air.decontamination()));
        out.forEach(it -> entries.out(it.id(), at, by));
        Entry after = get(id);
        journal.record(
                new EntryEvent.EntrantsOut(
                        entry.incidentId(), id, entry.number(), names(out), names(after.inside()), at),
                saidAt,
                ActorContext.channel());
        setClocks(after);
        if (after.inside().isEmpty()) {
            Instant last = after.entrants().stream()
                    .map(Entrant::outAt)
                    .max(Comparator.naturalOrder())
                    .orElse(at);
            entries.teamOut(id, last);
            journal.record(new EntryEvent.EntryTeamOut(
                    entry.incidentId(),
                    id,
                    entry.number(),
                    entry.entrants().size(),
                    Duration.between(entry.startedAt(), last).toMinutes()));
        }
        return get(id);
    }

    /**
     * One is decontaminated and may go, home or to hospital.
     *
     * @param saidAt when, as the phone says; null for now
     * @throws Problem 409 while they are inside
     */
    Entry decontaminate(EntryId id, UUID entrant, Entrant.Outcome outcome, String note, Instant saidAt) {
        Entry entry = held(id);
        Entrant one = find(entry, entrant);
        if (one.inside()) {
            throw Problem.conflict("illegal-transition", one.name() + "还没有报出场，不能登记洗消；请先报出场");
        }
        if (one.cleared()) {
            return entry;
        }
        Instant at = notBefore(one.outAt(), earlier(saidAt));
        entries.decontaminated(entrant, outcome, note, at);
        journal.record(
                new EntryEvent.EntrantDecontaminated(
                        entry.incidentId(),
                        id,
                        entry.number(),
                        one.name(),
                        outcome,
                        outcome.label(),
                        at.isAfter(one.decontaminateBy()),
                        note),
                saidAt,
                ActorContext.channel());
        Entry after = get(id);
        setClocks(after);
        if (after.entrants().stream().allMatch(Entrant::cleared)) {
            entries.cleared(id, at);
            journal.record(new EntryEvent.EntryDecontaminated(
                    entry.incidentId(), id, entry.number(), entry.entrants().size()));
        }
        return get(id);
    }

    /** One stored deadline for each wait: by whoever has least. What was told once is not told again. */
    private void setClocks(Entry entry) {
        set(entry, AIR_LOW, "第 " + entry.number() + " 组气源剩三分之一", entry.lowAt());
        set(entry, AIR_OUT, "第 " + entry.number() + " 组气源到底", entry.airOutAt());
        // nobody waits at the shower while others of the pair are still inside; then the first who came out counts
        Optional<Instant> by = entry.inside().isEmpty()
                ? entry.entrants().stream()
                        .filter(it -> !it.cleared())
                        .map(Entrant::decontaminateBy)
                        .min(Comparator.naturalOrder())
                : Optional.empty();
        set(entry, DECONTAMINATION, "第 " + entry.number() + " 组洗消", by);
    }

    private void set(Entry entry, String kind, String label, Optional<Instant> due) {
        UUID within = entry.id().value();
        if (due.isEmpty()) {
            deadlines.meet(entry.incidentId(), within, kind);
            return;
        }
        // what was told is not told again; a further rung of the ladder moves only when there is air again
        boolean told = deadlines
                .findLatest(entry.incidentId(), within, kind)
                .filter(it ->
                        it.firedAt() != null || it.step() > 1 && !due.get().isAfter(clock.instant()))
                .isPresent();
        if (!told) {
            deadlines.openAt(entry.incidentId(), within, kind, label, due.get());
        }
    }

    private Entry held(EntryId id) {
        incidents.hold(incidentOf(id));
        return get(id);
    }

    private Duration real(IncidentId incident, Duration nominal) {
        return deadlines.real(incident, nominal);
    }

    private static Entrant find(Entry entry, UUID entrant) {
        return entry.entrants().stream()
                .filter(it -> it.id().equals(entrant))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("进入人员"));
    }

    private static List<String> names(List<Entrant> entrants) {
        return entrants.stream().map(Entrant::name).toList();
    }

    IncidentId incidentOf(EntryId id) {
        return entries.incidentOf(id).orElseThrow(() -> Problem.notFound("进入记录"));
    }

    @Transactional(readOnly = true)
    Entry find(EntryId id) {
        return get(id);
    }

    private Entry get(EntryId id) {
        return entries.list(incidentOf(id)).stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Transactional(readOnly = true)
    List<Entry> list(IncidentId incident) {
        return entries.list(incident);
    }

    /** Whether nobody of the entry is inside any more. */
    @Transactional(readOnly = true)
    public boolean everybodyOut(EntryId id) {
        return get(id).inside().isEmpty();
    }

    /** Whether somebody is inside against the rule and nobody has decided what follows. */
    @Transactional(readOnly = true)
    public boolean breachOpen(EntryId id) {
        return get(id).breachOpen();
    }

    /** 单人进入；没有着装待命的救援组 */
    @Transactional(readOnly = true)
    public String breachesInWords(EntryId id) {
        return get(id).breaches().stream().map(Breach::text).collect(Collectors.joining("；"));
    }

    /** Whether everybody of the entry is decontaminated. */
    @Transactional(readOnly = true)
    public boolean everybodyDecontaminated(EntryId id) {
        return get(id).entrants().stream().allMatch(Entrant::cleared);
    }

    /** 第 2 组（张三、李四） */
    @Transactional(readOnly = true)
    public String inWords(EntryId id) {
        Entry entry = get(id);
        List<Entrant> inside = entry.inside();
        return "第 " + entry.number() + " 组（" + String.join("、", names(inside.isEmpty() ? entry.entrants() : inside))
                + "）";
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> of(IncidentId incident) {
        return entries.list(incident).stream()
                .flatMap(entry -> Stream.concat(
                        entry.inside().isEmpty()
                                ? Stream.empty()
                                : Stream.of("第 " + entry.number() + " 组还有 "
                                        + entry.inside().size() + " 人在里面："
                                        + String.join("、", names(entry.inside()))),
                        Stream.of(entry.entrants().stream()
                                        .filter(it -> !it.inside() && !it.cleared())
                                        .map(Entrant::name)
                                        .toList())
                                .filter(it -> !it.isEmpty())
                                .map(it -> "第 " + entry.number() + " 组未洗消：" + String.join("、", it))))
                .toList();
    }
}
