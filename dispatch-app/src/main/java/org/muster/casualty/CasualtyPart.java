package org.muster.casualty;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.muster.casualty.Counting.Difference;
import org.muster.casualty.HospitalManagement.HospitalView;
import org.muster.deadline.Deadline;
import org.muster.deadline.Deadlines;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.incident.PicturePart;
import org.muster.shared.IncidentId;
import org.springframework.stereotype.Component;

/** The casualties on the picture of an incident: how many, each by number and colour without a name, and the hospitals' beds. */
@Component
class CasualtyPart implements PicturePart {

    private static final int MOST = 300;

    /**
     * @param differences where the assessment has another number than the list
     * @param enquireBy when the hospitals must be asked next; null while nobody is there
     * @param enquiredAt when they were asked last
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CasualtiesView(
            Tally tally,
            List<Difference> differences,
            Instant enquireBy,
            Instant enquiredAt,
            Instant watchedUntil,
            List<CasualtyLine> people,
            List<HospitalView> hospitals) {}

    /** Somebody without a name. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CasualtyLine(
            CasualtyId id,
            int number,
            String tag,
            Whereabouts state,
            String stateLabel,
            Triage triage,
            Harm harm,
            String harmLabel,
            boolean dirty,
            Boolean contaminated,
            String substance,
            String place,
            String hospitalId,
            String bedLabel,
            Instant reportedAt,
            Instant handedOverAt,
            Outcome outcome,
            String outcomeLabel,
            Instant outcomeAt) {

        static CasualtyLine of(Casualty it) {
            return new CasualtyLine(
                    it.id(),
                    it.number(),
                    it.tag(),
                    it.state(),
                    it.state().label(),
                    it.triage(),
                    it.harm(),
                    it.harm() == null ? null : it.harm().label(),
                    it.dirty(),
                    it.contaminated(),
                    it.substance(),
                    it.place(),
                    it.hospitalId(),
                    it.bed() == null ? null : it.bed().label(),
                    it.reportedAt(),
                    it.handedOverAt(),
                    it.outcome(),
                    it.outcome() == null ? null : it.outcome().label(),
                    it.outcomeAt());
        }
    }

    private static final Set<String> TOUCHING = Set.of(
            "CasualtyReported",
            "CasualtyChanged",
            "CasualtiesMerged",
            "HospitalChosen",
            "CasualtyHandedOver",
            "CasualtyOutcomeKnown",
            "CasualtyCountsTaken",
            "CasualtyCountsQuestioned",
            "CasualtyEnquiryDue",
            "CasualtyEnquiryMade",
            "HospitalBedsReported",
            "CasualtyDataDestroyed",
            "IncidentAssessed");

    private final Casualties casualties;
    private final Counting counting;
    private final HospitalManagement hospitals;
    private final IncidentManagement incidents;
    private final Deadlines deadlines;

    CasualtyPart(
            Casualties casualties,
            Counting counting,
            HospitalManagement hospitals,
            IncidentManagement incidents,
            Deadlines deadlines) {
        this.casualties = casualties;
        this.counting = counting;
        this.hospitals = hospitals;
        this.incidents = incidents;
        this.deadlines = deadlines;
    }

    @Override
    public String word() {
        return "casualties";
    }

    @Override
    public boolean touchedBy(String eventType) {
        return TOUCHING.contains(eventType);
    }

    @Override
    public CasualtiesView of(IncidentId id) {
        List<Casualty> people = casualties.list(id);
        if (people.isEmpty()) {
            return null;
        }
        Incident incident = incidents.get(id);
        Tally tally = Tally.of(people);
        return new CasualtiesView(
                tally,
                counting.differences(incident, tally),
                deadlines
                        .findOpen(id, null, Counting.ENQUIRY)
                        .map(Deadline::dueAt)
                        .orElse(null),
                casualties.enquiredAt(id).orElse(null),
                incident.watchedUntil(),
                people.stream().limit(MOST).map(CasualtyLine::of).toList(),
                hospitals.listLike(Hospitals.prefecture(incident.divisionCode()) + "%"));
    }
}
