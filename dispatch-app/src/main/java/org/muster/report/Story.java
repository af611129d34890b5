package org.muster.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.muster.journal.Entry;
import org.muster.reports.Entries;
import org.muster.reports.Exercise;
import org.muster.shared.Hazard;

/**
 * One incident as its journal tells it.
 *
 * @param speed how many times faster an exercise runs; 1 for a real incident
 * @param asOf until when the journal was read
 * @param over closed or cancelled
 */
record Story(List<Entry> entries, int speed, Instant asOf, boolean over) {

    private static final Set<String> LAST_WORDS = Set.of("IncidentClosed", "IncidentCancelled");

    /** An incident that is over is reported as it was when it ended, whenever the report is asked for. */
    static Story of(List<Entry> entries, int speed, Instant now) {
        boolean over = entries.stream().anyMatch(entry -> LAST_WORDS.contains(entry.type()));
        return new Story(entries, speed, over ? entries.get(entries.size() - 1).at() : now, over);
    }

    Optional<Entry> first(String... types) {
        var wanted = Set.of(types);
        return entries.stream().filter(entry -> wanted.contains(entry.type())).findFirst();
    }

    Optional<Entry> last(String... types) {
        var wanted = Set.of(types);
        return entries.stream().filter(entry -> wanted.contains(entry.type())).reduce((earlier, later) -> later);
    }

    List<Entry> all(String... types) {
        var wanted = Set.of(types);
        return entries.stream().filter(entry -> wanted.contains(entry.type())).toList();
    }

    /** When the first call about it came in; empty in a journal that does not begin with the raising. */
    /** What kind of incident it is; a fire where the first entry does not say. */
    Hazard hazard() {
        return first("IncidentRaised")
                .map(it -> it.text("hazard"))
                .map(Hazard::valueOf)
                .orElse(Hazard.FOREST_FIRE);
    }

    Optional<Instant> receivedAt() {
        return first("IncidentRaised")
                .map(entry -> instant(entry, "receivedAt") == null ? entry.at() : instant(entry, "receivedAt"));
    }

    boolean flood() {
        return first("IncidentRaised")
                .map(entry -> "FLOOD".equals(entry.text("hazard")))
                .orElse(false);
    }

    /** The fire is under control, and has not flared up since. */
    Optional<Entry> control() {
        var rekindled = last("FireRekindled").map(Entry::seq).orElse(0L);
        return last("FireControlled").filter(entry -> entry.seq() > rekindled);
    }

    /** The orders in the sequence in which they were issued. */
    List<OrderStory> orders() {
        Map<String, OrderStory> orders = new LinkedHashMap<>();
        for (Entry entry : entries) {
            var order = entry.text("orderId");
            if (entry.type().equals("DispatchOrderIssued")) {
                orders.put(order, new OrderStory(entry));
            } else if (order != null && orders.containsKey(order)) {
                orders.get(order).tell(entry);
            }
        }
        return List.copyOf(orders.values());
    }

    /** What a real stretch of time counts for against a standard. */
    Duration nominal(Instant from, Instant to) {
        var real = Duration.between(from, to.isBefore(from) ? from : to);
        return speed == 1 ? real : new Exercise(speed).nominal(real);
    }

    /** The instant at which a nominal duration after {@code from} is over. */
    Instant after(Instant from, Duration nominal) {
        return from.plus(nominal.dividedBy(speed));
    }

    boolean passed(Instant dueAt) {
        return dueAt.isBefore(asOf);
    }

    static Entries refs(Entry... entries) {
        return Entries.of(List.of(entries).stream().map(Entry::seq).toList());
    }

    static Entries refs(List<Entry> entries) {
        return Entries.of(entries.stream().map(Entry::seq).toList());
    }

    static Instant instant(Entry entry, String field) {
        var text = entry.text(field);
        return text == null ? null : Instant.parse(text);
    }

    static int number(Entry entry, String field) {
        return entry.data().path(field).asInt();
    }

    static JsonNode at(Entry entry, String field) {
        return entry.data().path(field);
    }
}
