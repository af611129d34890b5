package org.muster.notification;

import org.muster.journal.Entry;
import org.muster.notification.Alarms.AlarmView;

/**
 * An alarm of an incident was put on a board.
 *
 * @param cause the journal entry that speaks of it
 */
public record AlarmRaised(AlarmView alarm, Entry cause) {}
