package org.muster.integrations.edxlrm;

import static org.muster.integrations.edxlrm.Presence.FORBIDDEN;
import static org.muster.integrations.edxlrm.Presence.OPTIONAL;
import static org.muster.integrations.edxlrm.Presence.REQUIRED;

import java.util.EnumSet;
import java.util.Set;

/**
 * The messages of EDXL-RM 1.0 (OASIS Standard, 2008-11-01) that the life of a material order needs, with what the
 * standard's schema of each demands and forbids.
 */
public enum MessageContentType {
    REQUEST_RESOURCE("RequestResource", FORBIDDEN, FORBIDDEN, OPTIONAL, Status.NONE, false),
    RESPONSE_TO_REQUEST_RESOURCE("ResponseToRequestResource", REQUIRED, REQUIRED, OPTIONAL, Status.WHOLE, false),
    REQUISITION_RESOURCE("RequisitionResource", OPTIONAL, FORBIDDEN, REQUIRED, Status.NONE, false),
    COMMIT_RESOURCE("CommitResource", REQUIRED, REQUIRED, OPTIONAL, Status.DEPLOYMENT, true),
    REPORT_RESOURCE_DEPLOYMENT_STATUS(
            "ReportResourceDeploymentStatus", OPTIONAL, OPTIONAL, OPTIONAL, Status.WHOLE, true),
    RELEASE_RESOURCE("ReleaseResource", OPTIONAL, OPTIONAL, OPTIONAL, Status.WHOLE, true),
    REQUEST_RETURN("RequestReturn", OPTIONAL, FORBIDDEN, OPTIONAL, Status.WHOLE, true);

    /** How much of a resource's status a message may carry. */
    enum Status {
        NONE,
        /** where it is used, not whether it is free */
        DEPLOYMENT,
        WHOLE
    }

    private final String element;
    private final Presence preceding;
    private final Presence response;
    private final Presence funding;
    private final Status status;
    private final boolean ordered;

    MessageContentType(
            String element, Presence preceding, Presence response, Presence funding, Status status, boolean ordered) {
        this.element = element;
        this.preceding = preceding;
        this.response = response;
        this.funding = funding;
        this.status = status;
        this.ordered = ordered;
    }

    /** The root element, and what {@code MessageContentType} says. */
    public String element() {
        return element;
    }

    /** Whether the message it answers must be named. */
    Presence preceding() {
        return preceding;
    }

    /** Whether each resource must say how it answers an earlier one. */
    Presence response() {
        return response;
    }

    Presence funding() {
        return funding;
    }

    boolean mayTellDeployment() {
        return status != Status.NONE;
    }

    boolean mayTellAvailability() {
        return status == Status.WHOLE;
    }

    /** Whether an order's number may stand in the assignment. */
    boolean mayNameOrder() {
        return ordered;
    }

    /** Who owns it is known to those who answer, not to those who ask. */
    boolean mayNameOwner() {
        return this != REQUEST_RESOURCE;
    }

    boolean mayInstruct() {
        return this != REQUEST_RESOURCE;
    }

    /** A quantity without which the message means nothing. */
    boolean demandsQuantity() {
        return this == REQUISITION_RESOURCE || this == COMMIT_RESOURCE || this == RELEASE_RESOURCE;
    }

    /** The times and places that the standard's schema of this message knows. */
    Set<ScheduleType> schedules() {
        return switch (this) {
            case REQUEST_RESOURCE -> EnumSet.of(
                    ScheduleType.REQUESTED_ARRIVAL,
                    ScheduleType.REQUESTED_DEPARTURE,
                    ScheduleType.ESTIMATED_RETURN_DEPARTURE,
                    ScheduleType.ESTIMATED_RETURN_ARRIVAL,
                    ScheduleType.REPORT_TO);
            case RESPONSE_TO_REQUEST_RESOURCE -> EnumSet.of(
                    ScheduleType.ESTIMATED_ARRIVAL,
                    ScheduleType.ESTIMATED_DEPARTURE,
                    ScheduleType.REQUESTED_ARRIVAL,
                    ScheduleType.REQUESTED_DEPARTURE,
                    ScheduleType.ESTIMATED_RETURN_DEPARTURE,
                    ScheduleType.REPORT_TO);
            case REQUISITION_RESOURCE -> EnumSet.of(
                    ScheduleType.ESTIMATED_ARRIVAL,
                    ScheduleType.ESTIMATED_DEPARTURE,
                    ScheduleType.ESTIMATED_RETURN_DEPARTURE,
                    ScheduleType.ESTIMATED_RETURN_ARRIVAL,
                    ScheduleType.REQUESTED_ARRIVAL,
                    ScheduleType.REQUESTED_DEPARTURE,
                    ScheduleType.REPORT_TO);
            case COMMIT_RESOURCE -> EnumSet.of(
                    ScheduleType.ACTUAL_DEPARTURE,
                    ScheduleType.COMMITTED,
                    ScheduleType.REQUESTED_ARRIVAL,
                    ScheduleType.REQUESTED_DEPARTURE,
                    ScheduleType.ESTIMATED_ARRIVAL,
                    ScheduleType.ESTIMATED_DEPARTURE,
                    ScheduleType.ESTIMATED_RETURN_DEPARTURE,
                    ScheduleType.ESTIMATED_RETURN_ARRIVAL,
                    ScheduleType.CURRENT,
                    ScheduleType.REPORT_TO);
            case REPORT_RESOURCE_DEPLOYMENT_STATUS -> EnumSet.allOf(ScheduleType.class);
            case RELEASE_RESOURCE -> EnumSet.complementOf(EnumSet.of(ScheduleType.ACTUAL_RETURN_ARRIVAL));
            case REQUEST_RETURN -> EnumSet.of(
                    ScheduleType.REQUESTED_ARRIVAL,
                    ScheduleType.ESTIMATED_ARRIVAL,
                    ScheduleType.ACTUAL_ARRIVAL,
                    ScheduleType.REQUESTED_DEPARTURE,
                    ScheduleType.ESTIMATED_DEPARTURE,
                    ScheduleType.ACTUAL_DEPARTURE,
                    ScheduleType.COMMITTED,
                    ScheduleType.REPORT_TO);
        };
    }
}
