package org.muster.notification;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.muster.incident.Incident;
import org.muster.journal.Entry;
import org.muster.notification.Alarms.Level;
import org.muster.shared.DivisionCode;

/** One entry of the journal, and the board as it can be changed because of it. */
final class Cause {

    private final Entry entry;
    private final UUID order;
    private final Alarms alarms;
    private final Supplier<Incident> ask;
    private Incident incident;

    /** @param incident asked once, and only when the board needs more of it than its id */
    Cause(Entry entry, Alarms alarms, Supplier<Incident> incident) {
        this.entry = entry;
        this.order = orderOf(entry);
        this.alarms = alarms;
        this.ask = incident;
    }

    String actorName() {
        return entry.actorName();
    }

    /** The text of a data field, or null when it is absent. */
    String text(String field) {
        return entry.text(field);
    }

    /** The number in a data field, or 0 when it is absent. */
    int number(String field) {
        return data(field).asInt();
    }

    boolean isTrue(String field) {
        return data(field).asBoolean();
    }

    /** A data field that is more than a word; missing when it is absent. */
    JsonNode data(String field) {
        return entry.data().path(field);
    }

    /** The words of a list, as they are read out. */
    static String joined(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining("、"));
    }

    /** The team the entry is about, or null. */
    String team() {
        return entry.text("teamName");
    }

    Incident incident() {
        if (incident == null) {
            incident = ask.get();
        }
        return incident;
    }

    /** Whether the entry is about one order, evacuation or entry team and not about the incident as a whole. */
    boolean ofOrder() {
        return order != null;
    }

    /** An alarm about the incident as a whole. */
    void raise(String kind, Level level, String text) {
        alarms.raise(incident(), entry, null, kind, level, text);
    }

    /** An alarm about the order the entry is about. */
    void raiseForOrder(String kind, Level level, String text) {
        alarms.raise(incident(), entry, order, kind, level, text);
    }

    /** An alarm about the incident on the board of another division than its own. */
    void raiseAt(String division, String kind, Level level, String text) {
        alarms.raise(incident(), new DivisionCode(division), entry, null, kind, level, text);
    }

    /** @see Alarms#hold */
    void hold(String kind, Level level, String text, boolean worse) {
        alarms.hold(incident(), entry, kind, level, text, worse);
    }

    /** Takes down every alarm of the incident whose kind begins so. */
    void clear(String... kindPrefixes) {
        alarms.clear(entry.incidentId(), null, kindPrefixes);
    }

    /** Takes down the alarms of the order the entry is about; of the whole incident, when it is about none. */
    void clearForOrder(String... kindPrefixes) {
        alarms.clear(entry.incidentId(), order, kindPrefixes);
    }

    /** The order an entry is about, for dispatch or for material; several may be late at the same time. */
    private static UUID orderOf(Entry entry) {
        String id = entry.text("orderId") != null ? entry.text("orderId") : entry.text("materialOrderId");
        String kind = entry.text("kind");
        if (id == null && kind != null && kind.startsWith("MATERIAL_")) {
            id = entry.text("requestId");
        }
        if (id == null && entry.text("evacuationId") != null) {
            id = entry.text("evacuationId");
        }
        if (id == null && entry.text("entryId") != null) {
            id = entry.text("entryId");
        }
        boolean ofZoneOrEntry = kind != null
                && (kind.startsWith("ZONE_") || kind.startsWith("ENTRY_") || kind.equals("DECONTAMINATION"));
        if (id == null && ofZoneOrEntry) {
            id = entry.text("requestId");
        }
        return id == null ? null : UUID.fromString(id);
    }
}
