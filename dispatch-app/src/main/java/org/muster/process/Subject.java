package org.muster.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.muster.aid.AidId;
import org.muster.dispatch.OrderId;
import org.muster.material.MaterialOrderId;
import org.muster.processes.ForestFireResponse;
import org.muster.processes.InformationReport;
import org.muster.processes.MaterialTransfer;
import org.muster.processes.MutualAid;
import org.muster.processes.TeamMuster;
import org.muster.processes.WarningCallAndAnswer;
import org.muster.shared.IncidentId;
import org.muster.situationreport.DutyId;
import org.muster.warningcall.WarningCallId;

/**
 * What a run of a plan is about: one thing of an incident.
 *
 * @param id of the incident itself, the dispatch order, the request for aid, the material order …, as the plan says
 */
record Subject(IncidentId incident, Plan plan, UUID id) {

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
        Object request = execution.getVariable(MutualAid.REQUEST_ID);
        if (request != null) {
            return aid(incident, AidId.of((String) request));
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
            case MUTUAL_AID, MATERIAL_TRANSFER, WARNING_CALL -> id;
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

    /** What its deadlines are kept under within the incident; null for those of the incident as a whole. */
    UUID within() {
        return plan == Plan.RESPONSE || plan == Plan.INFORMATION_REPORT ? null : id;
    }

    /** The business key of its process instance. */
    String key() {
        return id.toString();
    }
}
