package org.muster.casualty;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.casualty.CasualtyEvent.CasualtiesMerged;
import org.muster.casualty.CasualtyEvent.CasualtyChanged;
import org.muster.casualty.CasualtyEvent.CasualtyHandedOver;
import org.muster.casualty.CasualtyEvent.CasualtyOutcomeKnown;
import org.muster.casualty.CasualtyEvent.CasualtyReported;
import org.muster.casualty.CasualtyEvent.HospitalChosen;
import org.muster.casualty.HospitalChoice.Proposed;
import org.muster.incident.IncidentManagement;
import org.muster.incident.OpenPoints;
import org.muster.journal.Journal;
import org.muster.shared.ActorContext;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the list of those who were hurt, one by one. Whatever a crew says is taken, over or not: what it means for the
 * grade is worked out afterwards.
 */
@Service
@Transactional
public class CasualtyManagement implements OpenPoints {

    private final Casualties casualties;
    private final HospitalChoice choice;
    private final Hospitals hospitals;
    private final IncidentManagement incidents;
    private final Journal journal;
    private final Clock clock;

    CasualtyManagement(
            Casualties casualties,
            HospitalChoice choice,
            Hospitals hospitals,
            IncidentManagement incidents,
            Journal journal,
            Clock clock) {
        this.casualties = casualties;
        this.choice = choice;
        this.hospitals = hospitals;
        this.incidents = incidents;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Somebody tells of a casualty. The same id again changes nothing; a tag that is known is the person who wears it.
     *
     * @param id made on the phone
     * @param saidAt by the phone's clock; null for now
     * @throws Problem 422 when the id is another incident's casualty
     */
    Casualty report(IncidentId incident, CasualtyId id, Word word, Instant saidAt) {
        casualties.hold(incident);
        IncidentId known = casualties.incidentOf(id).orElse(null);
        if (known != null) {
            if (!known.equals(incident)) {
                throw Problem.invalid("clientId", "这个编号已用于另一起事件的伤员，请重新登记");
            }
            return casualties.find(id).orElseThrow();
        }
        Instant now = clock.instant();
        Instant at = heard(saidAt, now);
        String by = ActorContext.actor().id();
        Casualty told = new Casualty(
                        id,
                        incident,
                        casualties.nextNumber(incident),
                        Whereabouts.ON_SCENE,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        at,
                        by,
                        now,
                        by,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)
                .with(word, at, by);
        Casualty same = word.tag() == null
                ? null
                : casualties.findTagged(incident, word.tag()).orElse(null);
        casualties.add(told, same == null ? null : same.id());
        casualties.say(id.value(), id, at, now, by, word);
        journal.record(
                new CasualtyReported(
                        incident,
                        id,
                        told.number(),
                        told.state().name(),
                        told.triage() == null ? null : told.triage().name(),
                        told.triage() == null ? null : told.triage().label(),
                        told.harm() == null ? null : told.harm().label(),
                        told.contaminated(),
                        told.substance(),
                        told.place(),
                        known(told)),
                saidAt,
                ActorContext.channel());
        if (same != null) {
            journal.record(
                    new CasualtiesMerged(incident, id, told.number(), same.id(), same.number(), "伤票号相同：" + word.tag()));
            return lay(same, word, at, saidAt);
        }
        return told;
    }

    /** Something more is said of somebody; an older word fills gaps only. The same word again changes nothing. */
    Casualty say(CasualtyId id, UUID wordId, Word word, Instant saidAt) {
        Casualty it = held(id);
        Instant now = clock.instant();
        Instant at = heard(saidAt, now);
        if (!casualties.say(wordId, id, at, now, ActorContext.actor().id(), word)) {
            return it;
        }
        Casualty same = word.tag() == null || word.tag().equals(it.tag())
                ? null
                : casualties.findTagged(it.incidentId(), word.tag()).orElse(null);
        if (same != null && !same.id().equals(it.id()) && same.contradicts(it)) {
            // doctors know both apart: what is said is kept whole, the tag stays where it is, a person compares
            return lay(it, word.untagged(), at, saidAt);
        }
        if (same != null && !same.id().equals(it.id())) {
            // the tag is on somebody else's wrist: they are one
            merge(it, same, "伤票号相同：" + word.tag());
            return lay(casualties.find(same.id()).orElseThrow(), word, at, saidAt);
        }
        return lay(it, word, at, saidAt);
    }

    private Casualty lay(Casualty it, Word word, Instant at, Instant deviceAt) {
        String by = ActorContext.actor().id();
        Casualty now = it.with(word, at, by);
        casualties.save(now);
        journal.record(
                new CasualtyChanged(
                        it.incidentId(),
                        it.id(),
                        it.number(),
                        now.state().name(),
                        now.triage() == null ? null : now.triage().name(),
                        now.triage() == null ? null : now.triage().label(),
                        changes(it, now),
                        !by.equals(it.saidBy()) && at.isBefore(it.saidAt())),
                deviceAt,
                ActorContext.channel());
        return now;
    }

    /** @throws Problem 409 when both are one already, or a doctor said different things of them */
    Casualty merge(CasualtyId id, CasualtyId into) {
        Casualty one = held(id);
        Casualty other = held(into);
        if (!one.incidentId().equals(other.incidentId())) {
            throw Problem.notFound("伤员");
        }
        if (one.id().equals(other.id())) {
            throw Problem.conflict("illegal-transition", "两条记录已经合并为 " + one.number() + " 号伤员");
        }
        merge(one, other, "人工核对为同一人");
        return casualties.find(other.id()).orElseThrow();
    }

    private void merge(Casualty one, Casualty other, String why) {
        if (one.contradicts(other)) {
            throw Problem.conflict(
                    "illegal-transition",
                    one.number() + " 号医院诊断为" + one.outcome().label() + "，" + other.number() + " 号为"
                            + other.outcome().label() + "，不像同一人；请先更正诊断");
        }
        casualties.merge(one.id(), other.id());
        casualties.save(both(one, other));
        if (other.hospitalId() == null && one.hospitalId() != null) {
            casualties.sent(
                    other.id(),
                    one.hospitalId(),
                    one.bed(),
                    one.chosenAt(),
                    ActorContext.actor().name());
        }
        journal.record(new CasualtiesMerged(one.incidentId(), one.id(), one.number(), other.id(), other.number(), why));
    }

    /** What is known of either; where both say something, the newer. */
    private static Casualty both(Casualty one, Casualty other) {
        Casualty now = other.with(
                new Word(
                        one.state(),
                        one.triage(),
                        one.tag(),
                        one.name(),
                        one.harm(),
                        one.contaminated(),
                        null,
                        one.substance(),
                        one.place(),
                        one.location(),
                        one.note()),
                one.saidAt(),
                one.saidBy());
        // who washed one of them washed the person; who handed one over handed the person over
        Instant washed = Stream.of(one.decontaminatedAt(), other.decontaminatedAt())
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
        Instant handed = other.handedOverAt() == null ? one.handedOverAt() : other.handedOverAt();
        return settled(
                now,
                handed == null ? now.state() : Whereabouts.HANDED_OVER,
                washed,
                handed,
                other.outcome() == null ? one.outcome() : other.outcome(),
                other.outcome() == null ? one.outcomeAt() : other.outcomeAt(),
                other.outcome() == null ? one.outcomeSource() : other.outcomeSource());
    }

    private static Casualty settled(
            Casualty it,
            Whereabouts state,
            Instant decontaminatedAt,
            Instant handedOverAt,
            Outcome outcome,
            Instant outcomeAt,
            String outcomeSource) {
        return new Casualty(
                it.id(),
                it.incidentId(),
                it.number(),
                state,
                it.triage(),
                it.tag(),
                it.name(),
                it.harm(),
                it.contaminated(),
                decontaminatedAt,
                it.substance(),
                it.place(),
                it.location(),
                it.note(),
                it.saidAt(),
                it.saidBy(),
                it.reportedAt(),
                it.reportedBy(),
                it.hospitalId(),
                it.bed(),
                it.chosenAt(),
                handedOverAt,
                outcome,
                outcomeAt,
                outcomeSource);
    }

    /** The hospitals for somebody, the fitting and nearest first. */
    @Transactional(readOnly = true)
    List<Proposed> propose(CasualtyId id, BedType bed) {
        Casualty it = casualties.find(id).orElseThrow(() -> Problem.notFound("伤员"));
        return choice.propose(it, incidents.get(it.incidentId()), bed == null ? BedType.neededBy(it) : bed);
    }

    /**
     * A person chooses where somebody is taken; what speaks against the hospital is shown to them, not forbidden.
     *
     * @throws Problem 409 when they were handed over already
     */
    Casualty send(CasualtyId id, String hospitalId, BedType wanted) {
        Casualty it = held(id);
        if (it.handedOverAt() != null && it.hospitalId() != null) {
            throw Problem.conflict("illegal-transition", it.number() + " 号伤员已交给医院；转院请先核对");
        }
        BedType bed = wanted == null ? BedType.neededBy(it) : wanted;
        Proposed to = choice.propose(it, incidents.get(it.incidentId()), bed).stream()
                .filter(one -> one.hospital().id().equals(hospitalId))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("医院"));
        casualties.sent(
                it.id(), hospitalId, bed, clock.instant(), ActorContext.actor().name());
        journal.record(new HospitalChosen(
                it.incidentId(),
                it.id(),
                it.number(),
                it.triage() == null ? null : it.triage().name(),
                it.triage() == null ? null : it.triage().label(),
                hospitalId,
                to.hospital().name(),
                bed.name(),
                bed.label(),
                to.metres(),
                to.free(),
                to.countedAt(),
                it.dirty(),
                to.washes()));
        return casualties.find(it.id()).orElseThrow();
    }

    /**
     * A hospital has them; where the crew does not say which, the one that was chosen, and where none was, it is asked for
     * later: nobody is sent back with a casualty on the stretcher.
     */
    Casualty handOver(CasualtyId id, UUID wordId, String hospitalId, Instant saidAt) {
        Casualty it = held(id);
        Instant now = clock.instant();
        Instant at = heard(saidAt, now);
        String where = hospitalId == null ? it.hospitalId() : hospitalId;
        Hospital hospital = where == null ? null : hospitals.find(where).orElseThrow(() -> Problem.notFound("医院"));
        String name = hospital == null ? "医院（未说明哪家）" : hospital.name();
        boolean said = casualties.say(wordId, id, at, now, ActorContext.actor().id(), handedOver(name));
        if (!said || it.handedOverAt() != null && Objects.equals(where, it.hospitalId())) {
            return it;
        }
        if (!Objects.equals(where, it.hospitalId())) {
            casualties.sent(
                    it.id(),
                    where,
                    BedType.neededBy(it),
                    at,
                    ActorContext.actor().name());
        }
        casualties.save(settled(
                it,
                Whereabouts.HANDED_OVER,
                it.decontaminatedAt(),
                at,
                it.outcome(),
                it.outcomeAt(),
                it.outcomeSource()));
        journal.record(
                new CasualtyHandedOver(
                        it.incidentId(),
                        it.id(),
                        it.number(),
                        it.triage() == null ? null : it.triage().name(),
                        it.triage() == null ? null : it.triage().label(),
                        where,
                        name,
                        at),
                saidAt,
                ActorContext.channel());
        return casualties.find(it.id()).orElseThrow();
    }

    private static Word handedOver(String where) {
        return new Word(Whereabouts.HANDED_OVER, null, null, null, null, null, null, null, where, null, null);
    }

    /** A doctor says what it is, or that somebody died; taken whenever it is said, after the case is closed too. */
    Casualty outcome(CasualtyId id, Outcome outcome, Instant at, String source) {
        Casualty it = held(id);
        if (it.outcome() == outcome) {
            return it;
        }
        Instant when = heard(at, clock.instant());
        casualties.save(settled(
                it,
                it.state().lost() ? Whereabouts.ON_SCENE : it.state(),
                it.decontaminatedAt(),
                it.handedOverAt(),
                outcome,
                when,
                source));
        journal.record(new CasualtyOutcomeKnown(
                it.incidentId(),
                it.id(),
                it.number(),
                outcome,
                outcome.label(),
                it.outcome() == null ? null : it.outcome().label(),
                when,
                source));
        return casualties.find(it.id()).orElseThrow();
    }

    private Casualty held(CasualtyId id) {
        casualties.hold(casualties.incidentOf(id).orElseThrow(() -> Problem.notFound("伤员")));
        return casualties.find(id).orElseThrow();
    }

    /** A phone whose clock is ahead has said nothing in the future. */
    private static Instant heard(Instant said, Instant now) {
        return said == null || said.isAfter(now) ? now : said;
    }

    private static String known(Casualty it) {
        return Stream.of(
                        it.triage() == null ? null : it.triage().label() + "色伤票",
                        it.harm() == null ? null : it.harm().label(),
                        it.state().label(),
                        it.dirty() ? "未洗消" : null)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("、"));
    }

    private static List<String> changes(Casualty before, Casualty now) {
        List<String> changes = new ArrayList<>();
        if (before.triage() != now.triage()) {
            changes.add("伤票 " + (before.triage() == null ? "" : before.triage().label() + " → ")
                    + now.triage().label());
        }
        if (before.state() != now.state()) {
            changes.add(now.state().label());
        }
        if (before.harm() != now.harm()) {
            changes.add(now.harm().label());
        }
        if (!Objects.equals(before.contaminated(), now.contaminated())) {
            changes.add(Boolean.TRUE.equals(now.contaminated()) ? "受到沾染" : "未受沾染");
        }
        if (before.decontaminatedAt() == null && now.decontaminatedAt() != null) {
            changes.add("已洗消");
        }
        if (!Objects.equals(before.substance(), now.substance())) {
            changes.add("接触 " + now.substance());
        }
        if (!Objects.equals(before.place(), now.place())) {
            changes.add("位置 " + now.place());
        }
        if (!Objects.equals(before.name(), now.name())) {
            changes.add("姓名已知");
        }
        if (!Objects.equals(before.tag(), now.tag())) {
            changes.add("伤票号 " + now.tag());
        }
        return changes;
    }

    @Transactional(readOnly = true)
    List<Casualty> list(IncidentId incident) {
        return casualties.list(incident);
    }

    @Transactional(readOnly = true)
    List<Casualties.Said> words(CasualtyId id) {
        return casualties.words(
                casualties.find(id).orElseThrow(() -> Problem.notFound("伤员")).id());
    }

    @Transactional(readOnly = true)
    IncidentId incidentOf(CasualtyId id) {
        return casualties.incidentOf(id).orElseThrow(() -> Problem.notFound("伤员"));
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> of(IncidentId incident) {
        Tally tally = Tally.of(casualties.list(incident));
        List<String> open = new ArrayList<>();
        if (tally.missing() + tally.trapped() > 0) {
            open.add("伤员名册上还有失联 " + tally.missing() + " 人、被困 " + tally.trapped() + " 人");
        }
        long onTheWay = casualties.list(incident).stream()
                .filter(it -> it.state() == Whereabouts.ON_THE_WAY && it.outcome() == null)
                .count();
        if (onTheWay > 0) {
            open.add(onTheWay + " 名伤员送医途中，未交医院");
        }
        return open;
    }
}
