package org.muster.process;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.call.PersonAnswered;
import org.muster.call.PersonCall;
import org.muster.call.PersonCalls;
import org.muster.duty.DutyFunction;
import org.muster.duty.DutyPerson;
import org.muster.duty.DutyRoster;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.journal.Journal;
import org.muster.processes.EscalationLadder;
import org.muster.shared.IncidentId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Finds by the duty roster who a ladder's leader is at this moment, and calls them where the ladder says so. */
@Component
class LeaderOnDuty {

    private static final String MATTER = "ESCALATION";
    private static final String LEADER = "LEADER";
    private static final List<String> CALLING = List.of("SMS", "VOICE");
    private static final PersonCall.Replies REPLIES = new PersonCall.Replies("收到", null, null);

    private final DutyRoster roster;
    private final PersonCalls calls;
    private final IncidentManagement incidents;
    private final Journal journal;

    LeaderOnDuty(DutyRoster roster, PersonCalls calls, IncidentManagement incidents, Journal journal) {
        this.roster = roster;
        this.calls = calls;
        this.incidents = incidents;
        this.journal = journal;
    }

    /**
     * Tells whoever leads the shift of the incident's own bureau.
     *
     * @return who that is; empty when the rung is not a leader's or nobody is on duty
     */
    Optional<DutyPerson> tell(IncidentId id, EscalationLadder.Row row, String label) {
        if (!row.role().equals(LEADER)) {
            return Optional.empty();
        }
        Incident incident = incidents.get(id);
        Optional<DutyPerson> leader = roster.at(incident.divisionCode().county(), DutyFunction.BUREAU)
                .flatMap(it -> it.leaderFirst().stream().findFirst());
        if (row.channels().stream().anyMatch(CALLING::contains)) {
            leader.ifPresent(it -> calls.call(new PersonCall(
                    UUID.randomUUID(),
                    MATTER,
                    id,
                    incident.divisionCode(),
                    incident.exercise(),
                    label,
                    it.name(),
                    it.phone(),
                    incident.title() + "：" + label + "超时，" + row.action() + "。",
                    REPLIES)));
        }
        return leader;
    }

    @EventListener
    void on(PersonAnswered answered) {
        if (answered.matter().equals(MATTER)) {
            journal.record(new ProcessEvent.OnDutyAnswered(answered.incidentId(), answered.name()));
        }
    }
}
