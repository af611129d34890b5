package org.muster.process;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.muster.aid.AidId;
import org.muster.dispatch.OrderId;
import org.muster.entry.EntryId;
import org.muster.evacuation.EvacuationId;
import org.muster.material.MaterialOrderId;
import org.muster.processes.EntryControl;
import org.muster.processes.Evacuation;
import org.muster.processes.ForestFireResponse;
import org.muster.processes.InformationReport;
import org.muster.processes.MaterialTransfer;
import org.muster.processes.MutualAid;
import org.muster.processes.TeamMuster;
import org.muster.processes.WarningCallAndAnswer;
import org.muster.shared.IncidentId;
import org.muster.situationreport.DutyId;
import org.muster.warningcall.WarningCallId;
import org.springframework.util.DigestUtils;

/**
 * What a run of a plan is about: one thing of an incident.
 *
 * @param household of an evacuation: the one household a branch is about, or null
 * @param id of the incident itself, the dispatch order, the request for aid, the material order …, as the plan says
 */
record Subject(IncidentId incident, Plan plan, UUID id, String household) {

    Subject(IncidentId incident, Plan plan, UUID id) {
        this(incident, plan, id, null);
    }

    static Subject evacuation(IncidentId incident, EvacuationId id) {
        return new Subject(incident, Plan.EVACUATION, id.value());
    }

    /** One household of the zone, for what is asked about it alone. */
    Subject of(String household) {
        return new Subject(incident, plan, id, household);
    }

    /** The whole that a run leads. */
    Subject whole() {
        return household == null ? this : new Subject(incident, plan, id);
    }

    static Subject response(IncidentId incident) {
        return new Subject(incident, Plan.RESPONSE, incident.value());
    }

    static Subject muster(IncidentId incident, OrderId order) {
        return new Subject(incident, Plan.TEAM_MUSTER, order.value());
    }

    static Subject aid(IncidentId incident, AidId request) {
        return new Subject(incident, Plan.MUTUAL_AID, request.value());
    }

    static Subject material(IncidentId incident, MaterialOrderId order) {
        return new Subject(incident, Plan.MATERIAL_TRANSFER, order.value());
    }

    static Subject reporting(IncidentId incident, DutyId duty) {
        return new Subject(incident, Plan.INFORMATION_REPORT, duty.value());
    }

    static Subject warningCall(IncidentId incident, WarningCallId round) {
        return new Subject(incident, Plan.WARNING_CALL, round.value());
    }

    static Subject entry(IncidentId incident, EntryId entry) {
        return new Subject(incident, Plan.ENTRY, entry.value());
    }

    static Subject of(VariableScope execution) {
        IncidentId incident = IncidentId.of((String) execution.getVariable(ForestFireResponse.INCIDENT_ID));
        Object duty = execution.getVariable(InformationReport.DUTY_ID);
        if (duty != null) {
            return reporting(incident, DutyId.of((String) duty));
        }
        Object round = execution.getVariable(WarningCallAndAnswer.WARNING_CALL_ID);
        if (round != null) {
            return warningCall(incident, WarningCallId.of((String) round));
        }
        Object entry = execution.getVariable(EntryControl.ENTRY_ID);
        if (entry != null) {
            return entry(incident, EntryId.of((String) entry));
        }
        Object request = execution.getVariable(MutualAid.REQUEST_ID);
        if (request != null) {
            return aid(incident, AidId.of((String) request));
        }
        Object evacuation = execution.getVariable(Evacuation.EVACUATION_ID);
        if (evacuation != null) {
            return evacuation(incident, EvacuationId.of((String) evacuation))
                    .of((String) execution.getVariable(Evacuation.HOUSEHOLD_ID));
        }
        Object material = execution.getVariable(MaterialTransfer.MATERIAL_ORDER_ID);
        if (material != null) {
            return material(incident, MaterialOrderId.of((String) material));
        }
        Object order = execution.getVariable(TeamMuster.ORDER_ID);
        return order == null ? response(incident) : muster(incident, OrderId.of((String) order));
    }

    /** The dispatch order, or null when it is about something else. */
    OrderId order() {
        return plan == Plan.TEAM_MUSTER ? new OrderId(id) : null;
    }

    UUID orderId() {
        return plan == Plan.TEAM_MUSTER ? id : null;
    }

    /** The request for aid, or null when it is about something else. */
    AidId request() {
        return plan == Plan.MUTUAL_AID ? new AidId(id) : null;
    }

    /** The material order, or null when it is about something else. */
    MaterialOrderId material() {
        return plan == Plan.MATERIAL_TRANSFER ? new MaterialOrderId(id) : null;
    }

    /** The request for aid, the material order, the round of calls: what a question is about that is neither incident nor dispatch order. */
    UUID requestId() {
        return switch (plan) {
            case MUTUAL_AID, MATERIAL_TRANSFER, WARNING_CALL, ENTRY -> id;
            case EVACUATION -> within();
            default -> null;
        };
    }

    /** The duty to report, or null when it is about something else. */
    DutyId duty() {
        return plan == Plan.INFORMATION_REPORT ? new DutyId(id) : null;
    }

    /** The round of calls, or null when it is about something else. */
    WarningCallId warningCall() {
        return plan == Plan.WARNING_CALL ? new WarningCallId(id) : null;
    }

    /** The evacuation, or null when it is about something else. */
    EvacuationId evacuation() {
        return plan == Plan.EVACUATION ? new EvacuationId(id) : null;
    }

    /** The entry into the hot zone, or null when it is about something else. */
    EntryId entry() {
        return plan == Plan.ENTRY ? new EntryId(id) : null;
    }

    /** What its deadlines are kept under within the incident; null for those of the incident as a whole. */
    UUID within() {
        if (household != null) {
            return caseId(id + "/" + household);
        }
        return plan == Plan.RESPONSE || plan == Plan.INFORMATION_REPORT ? null : id;
    }

    /** As the list computes it: the digest of its name, taken as an id. */
    private static UUID caseId(String name) {
        ByteBuffer digest = ByteBuffer.wrap(DigestUtils.md5Digest(name.getBytes(StandardCharsets.UTF_8)));
        return new UUID(digest.getLong(), digest.getLong());
    }

    /** The business key of its process instance. */
    String key() {
        return id.toString();
    }
}
