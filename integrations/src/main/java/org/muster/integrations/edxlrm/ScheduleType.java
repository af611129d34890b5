package org.muster.integrations.edxlrm;

/** What a time and a place mean in a resource message. */
public enum ScheduleType {
    REQUESTED_ARRIVAL("RequestedArrival"),
    ESTIMATED_ARRIVAL("EstimatedArrival"),
    ACTUAL_ARRIVAL("ActualArrival"),
    REQUESTED_DEPARTURE("RequestedDeparture"),
    ESTIMATED_DEPARTURE("EstimatedDeparture"),
    ACTUAL_DEPARTURE("ActualDeparture"),
    ESTIMATED_RETURN_DEPARTURE("EstimatedReturnDeparture"),
    ESTIMATED_RETURN_ARRIVAL("EstimatedReturnArrival"),
    ACTUAL_RETURN_DEPARTURE("ActualReturnDeparture"),
    ACTUAL_RETURN_ARRIVAL("ActualReturnArrival"),
    COMMITTED("Committed"),
    CURRENT("Current"),
    REPORT_TO("ReportTo");

    private final String value;

    ScheduleType(String value) {
        this.value = value;
    }

    String value() {
        return value;
    }
}
