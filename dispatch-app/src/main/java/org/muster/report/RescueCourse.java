package org.muster.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muster.journal.Entry;
import org.muster.reports.Flood;

/** Who was trapped and fetched, and what was lost, as the journal tells it: places and figures, never a name. */
final class RescueCourse {

    /** One place while its story is read. */
    private static final class Place {

        private final Entry reported;
        private final List<Entry> told = new ArrayList<>();
        private int people;
        private Entry sent;
        private Entry closed;

        private Place(Entry reported) {
            this.reported = reported;
            this.people = Story.number(reported, "people");
            told.add(reported);
        }

        private void tell(Entry entry) {
            told.add(entry);
            people = Story.number(entry, "people");
            switch (entry.type()) {
                case "RescueSent" -> sent = entry;
                case "TrappedClosed" -> closed = entry;
                default -> {
                    // some of them are known of, not yet all
                }
            }
        }

        private Flood.Rescue told(Story story) {
            Instant end = closed == null ? null : closed.at();
            Duration took = end == null ? null : story.nominal(reported.at(), end);
            return new Flood.Rescue(
                    reported.text("place"),
                    people,
                    reported.at(),
                    sent == null ? null : sent.at(),
                    sent == null ? null : sent.text("sent"),
                    end,
                    took,
                    closed == null ? null : Story.number(closed, "rescued"),
                    Story.refs(told));
        }
    }

    private RescueCourse() {}

    static List<Flood.Rescue> rescues(Story story) {
        Map<String, Place> places = new LinkedHashMap<>();
        for (Entry entry : story.all("PeopleTrapped", "RescueSent", "TrappedAccounted", "TrappedClosed")) {
            String id = entry.text("trappedId");
            if (entry.type().equals("PeopleTrapped")) {
                places.put(id, new Place(entry));
            } else if (places.containsKey(id)) {
                places.get(id).tell(entry);
            }
        }
        return places.values().stream().map(it -> it.told(story)).toList();
    }

    /** Each township as it reported last, then the sum that was confirmed. */
    static List<Flood.Loss> losses(Story story) {
        Map<String, Flood.Loss> townships = new LinkedHashMap<>();
        for (Entry entry : story.all("LossesReported")) {
            townships.put(entry.text("division"), loss(entry.text("divisionName"), entry));
        }
        List<Flood.Loss> losses = new ArrayList<>(townships.values());
        story.last("LossTotalConfirmed").ifPresent(entry -> losses.add(loss("合计（核定）", entry)));
        return losses;
    }

    private static Flood.Loss loss(String township, Entry entry) {
        JsonNode figures = entry.data().path("figures");
        return new Flood.Loss(
                township,
                number(figures, "affected"),
                number(figures, "moved"),
                sum(figures, "dead", "missing"),
                number(figures, "hurt"),
                number(figures, "housesCollapsed"),
                sum(figures, "housesBadlyDamaged", "housesDamaged"),
                quantity(figures, "cropsAffectedHa"),
                quantity(figures, "directLossWan"),
                Story.refs(entry));
    }

    private static Integer number(JsonNode figures, String name) {
        return figures.hasNonNull(name) ? figures.get(name).asInt() : null;
    }

    private static Integer sum(JsonNode figures, String one, String other) {
        Integer a = number(figures, one);
        Integer b = number(figures, other);
        return a == null && b == null ? null : (a == null ? 0 : a) + (b == null ? 0 : b);
    }

    private static BigDecimal quantity(JsonNode figures, String name) {
        return figures.hasNonNull(name) ? figures.get(name).decimalValue() : null;
    }
}
