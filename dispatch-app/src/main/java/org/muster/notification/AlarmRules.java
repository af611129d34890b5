package org.muster.notification;

import java.util.Map;
import java.util.function.Consumer;

/**
 * What one room's events do to the alarm board. The alarms of a room stand in the class named after it; a new one is a
 * line there, or a new class when the room has none yet.
 */
interface AlarmRules {

    /** By event type, what is put on the board or taken down; a type belongs to one room only. */
    Map<String, Consumer<Cause>> byEvent();
}
