package org.muster.notification;

import org.muster.notification.Alarms.AlarmView;

/** An alarm that belongs to no incident was put on a division's board, or taken down from it. */
public record StandingAlarm(AlarmView alarm) {}
