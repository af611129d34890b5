package org.muster.notification;

import java.util.UUID;
import org.muster.journal.JournalEvent;
import org.muster.shared.IncidentId;

/** Somebody took an alarm up by name. */
public record AlarmAcknowledged(IncidentId incidentId, UUID alarmId, String kind, String text)
        implements JournalEvent {}
