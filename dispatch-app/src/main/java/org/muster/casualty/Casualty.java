package org.muster.casualty;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;

/**
 * One person who was hurt, is trapped or is missed.
 *
 * @param number within the incident, from 1
 * @param tag the number on the tag 伤票 at their wrist
 * @param name as far as it is known; destroyed after the casualty watch
 * @param contaminated null while nobody has looked
 * @param place where they were found, or are missed
 * @param saidAt when the newest word about them was said
 * @param outcome said by a doctor; null while only the colour of the tag is known
 * @param reportedBy the account that told of them first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Casualty(
        CasualtyId id,
        IncidentId incidentId,
        int number,
        Whereabouts state,
        Triage triage,
        String tag,
        String name,
        Harm harm,
        Boolean contaminated,
        Instant decontaminatedAt,
        String substance,
        String place,
        Position location,
        String note,
        Instant saidAt,
        String saidBy,
        Instant reportedAt,
        String reportedBy,
        String hospitalId,
        BedType bed,
        Instant chosenAt,
        Instant handedOverAt,
        Outcome outcome,
        Instant outcomeAt,
        String outcomeSource) {

    /** Whether they still carry what they were exposed to. */
    boolean dirty() {
        return Boolean.TRUE.equals(contaminated) && decontaminatedAt == null;
    }

    /**
     * With a word laid over: a newer one says what it says; an older one, from a phone that had no signal, only fills
     * what nobody has said. Who tells the newer is judged by the phone's clock, and on one account by the order in which
     * the words arrive. Contamination that somebody saw stays until somebody washed it off.
     */
    Casualty with(Word word, Instant saidAt, String by) {
        boolean newer = by.equals(saidBy) || !saidAt.isBefore(this.saidAt);
        boolean washed = Boolean.TRUE.equals(word.decontaminated());
        return new Casualty(
                id,
                incidentId,
                number,
                newer && word.state() != null && handedOverAt == null ? word.state() : state,
                pick(word.triage(), triage, newer),
                pick(word.tag(), tag, newer),
                pick(word.name(), name, newer),
                pick(word.harm(), harm, newer),
                Boolean.TRUE.equals(contaminated) ? contaminated : pick(word.contaminated(), contaminated, newer),
                washed && decontaminatedAt == null ? saidAt : decontaminatedAt,
                pick(word.substance(), substance, newer),
                pick(word.place(), place, newer),
                pick(word.location(), location, newer),
                pick(word.note(), note, newer),
                newer && saidAt.isAfter(this.saidAt) ? saidAt : this.saidAt,
                newer ? by : saidBy,
                reportedAt,
                reportedBy,
                hospitalId,
                bed,
                chosenAt,
                handedOverAt,
                outcome,
                outcomeAt,
                outcomeSource);
    }

    /** Two different things were diagnosed: they are no one person as it stands. */
    boolean contradicts(Casualty other) {
        return outcome != null && other.outcome != null && outcome != other.outcome;
    }

    private static <T> T pick(T said, T known, boolean newer) {
        return said != null && (newer || known == null) ? said : known;
    }
}
