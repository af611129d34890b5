package org.muster.zeroreport;

import java.time.LocalDate;
import org.muster.journal.JournalEvent;
import org.muster.shared.IncidentId;

/** What a zero report says about an incident: the public story of this module. */
public sealed interface ZeroReportEvent extends JournalEvent {

    /** A unit reports nothing while this fire burns in it. */
    record ZeroReportContradicted(IncidentId incidentId, String unit, String unitName, LocalDate period)
            implements ZeroReportEvent {}

    /** The unit has put its report right. */
    record ZeroReportCorrected(IncidentId incidentId, String unit, String unitName, LocalDate period)
            implements ZeroReportEvent {}
}
