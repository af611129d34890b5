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
import java.util.stream.Stream;
import org.muster.deadline.Deadlines;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.incident.OpenPoints;
import org.muster.journal.Journal;
import org.muster.shared.ActorContext;
import org.muster.shared.Hazard;
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

    private static final int PAIR = 2;
    private static final Duration OLDEST = Duration.ofHours(12);

    /** Somebody who goes in. */
    record Wanted(String name, String unit, int bar, BigDecimal litres) {}

    /**
     * @param id made on the phone: the same entry again is the same
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
     * A pair goes in; its clocks run from now.
     *
     * @throws Problem 409 when it is no accident or over, or somebody is inside already or not decontaminated yet; 422
     *     when somebody goes alone, or nobody stands by, without a reason
     */
    Entry start(IncidentId id, Start said) {
        Incident incident = incidents.hold(id);
        Optional<Entry> before = entries.list(id).stream()
                .filter(it -> it.id().equals(said.id()))
                .findFirst();
        if (before.isPresent()) {
            return before.get();
        }
        if (entries.incidentOf(said.id()).isPresent()) {
            throw Problem.notFound("进入记录");
        }
        if (incident.hazard() != Hazard.ENTERPRISE_ACCIDENT || incident.status().over()) {
            throw Problem.conflict(
                    "illegal-transition",
                    incident.status().over() ? "事件" + incident.status().label() + "，不能再进入" : "只有企业事故登记进入管控；火线作业请用安全核查");
        }
        refuseTwice(id, said);
        if (said.exception() == null && said.entrants().size() < PAIR) {
            throw Problem.invalid("entrants", "须双人同进同出；确须单人进入的请写明理由");
        }
        if (said.exception() == null && said.standby() == null) {
            throw Problem.invalid("standby", "请写明着装待命的救援组；确无救援组的请写明理由");
        }
        Instant now = earlier(said.startedAt());
        List<Entrant> going = new ArrayList<>();
        for (Wanted one : said.entrants()) {
            BigDecimal litres = one.litres() == null ? air.litres() : one.litres();
            Duration full = real(id, air.of(one.bar(), litres));
            Instant out = now.plus(full);
            going.add(new Entrant(
                    UUID.randomUUID(),
                    going.size() + 1,
                    one.name(),
                    one.unit(),
                    one.bar(),
                    litres,
                    now,
                    air.low(now, full, out),
                    out,
                    null,
                    null,
                    null,
                    null,
                    null));
        }
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
                List.copyOf(going));
        entries.add(entry);
        setClocks(entry);
        journal.record(new EntryEvent.EntryStarted(
                id,
                entry.id(),
                entry.number(),
                entry.task(),
                entry.wayIn(),
                names(entry.entrants()),
                entry.standby(),
                entry.exception(),
                entry.lowAt().orElseThrow(),
                entry.airOutAt().orElseThrow()));
        return entry;
    }

    private void refuseTwice(IncidentId id, Start said) {
        Set<String> names = new HashSet<>();
        said.entrants().stream()
                .filter(it -> !names.add(key(it.name(), it.unit())))
                .findFirst()
                .ifPresent(it -> {
                    throw Problem.invalid("entrants", it.name() + "写了两次；同名的请加以区分");
                });
        for (Entry entry : entries.list(id)) {
            for (Entrant one : entry.entrants()) {
                if (names.contains(key(one.name(), one.unit())) && !one.cleared()) {
                    throw Problem.conflict(
                                    "entrant-not-cleared",
                                    one.name() + (one.inside() ? "还在里面（第 " : "出来后还没有洗消完（第 ") + entry.number()
                                            + " 组），不能再进入")
                            .with("entryId", entry.id());
                }
            }
        }
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

    private static String key(String name, String unit) {
        return name + "/" + (unit == null ? "" : unit);
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
    Entry recall(EntryId id, String reason) {
        Entry entry = held(id);
        if (entry.recalledAt() == null && !entry.inside().isEmpty()) {
            entries.recalled(id, reason, clock.instant());
            journal.record(new EntryEvent.EntryRecalled(
                    entry.incidentId(), id, entry.number(), names(entry.inside()), reason));
        }
        return get(id);
    }

    /** The withdrawal of everybody calls those out who are inside. */
    void recallAll(IncidentId incident, String reason) {
        incidents.hold(incident);
        entries.list(incident).stream().filter(it -> !it.inside().isEmpty()).forEach(it -> recall(it.id(), reason));
    }

    /**
     * They are out; the decontamination of each runs from now.
     *
     * @param who empty for everybody who is still inside
     */
    Entry out(EntryId id, List<UUID> who) {
        Entry entry = held(id);
        List<Entrant> out = (who.isEmpty()
                        ? entry.inside()
                        : who.stream().map(it -> find(entry, it)).toList())
                .stream().filter(Entrant::inside).toList();
        if (out.isEmpty()) {
            return entry;
        }
        Instant now = clock.instant();
        Instant by = now.plus(real(entry.incidentId(), air.decontamination()));
        out.forEach(it -> entries.out(it.id(), now, by));
        Entry after = get(id);
        journal.record(
                new EntryEvent.EntrantsOut(entry.incidentId(), id, entry.number(), names(out), names(after.inside())));
        setClocks(after);
        if (after.inside().isEmpty()) {
            entries.teamOut(id, now);
            journal.record(new EntryEvent.EntryTeamOut(
                    entry.incidentId(),
                    id,
                    entry.number(),
                    entry.entrants().size(),
                    Duration.between(entry.startedAt(), now).toMinutes()));
        }
        return get(id);
    }

    /**
     * One is decontaminated and may go, home or to hospital.
     *
     * @throws Problem 409 while they are inside
     */
    Entry decontaminate(EntryId id, UUID entrant, Entrant.Outcome outcome, String note) {
        Entry entry = held(id);
        Entrant one = find(entry, entrant);
        if (one.inside()) {
            throw Problem.conflict("illegal-transition", one.name() + "还没有报出场，不能登记洗消；请先报出场");
        }
        if (one.cleared()) {
            return entry;
        }
        Instant now = clock.instant();
        entries.decontaminated(entrant, outcome, note, now);
        journal.record(new EntryEvent.EntrantDecontaminated(
                entry.incidentId(),
                id,
                entry.number(),
                one.name(),
                outcome,
                outcome.label(),
                now.isAfter(one.decontaminateBy()),
                note));
        Entry after = get(id);
        setClocks(after);
        if (after.entrants().stream().allMatch(Entrant::cleared)) {
            entries.cleared(id, now);
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
        boolean fired = deadlines
                .findLatest(entry.incidentId(), within, kind)
                .filter(it -> it.firedAt() != null)
                .isPresent();
        if (!fired) {
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
