package org.muster.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.muster.account.Caller;
import org.muster.dispatch.OrderOwner;
import org.muster.incident.IncidentAccess;
import org.muster.incident.IncidentShare;
import org.muster.incident.IncidentSharing;
import org.muster.incident.Sight;
import org.muster.journal.Entry;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.springframework.stereotype.Component;

/**
 * What those get who see only part of an incident, for one batch of its news. Who sees how much is asked for every
 * batch anew, so that a share that has ended ends here too.
 */
class SharedPush {

    /** Looks up for one incident at a time. */
    @Component
    static class Maker {

        private final IncidentAccess access;
        private final IncidentSharing sharing;
        private final Redaction redaction;
        private final ObjectMapper json;

        Maker(IncidentAccess access, IncidentSharing sharing, Redaction redaction, ObjectMapper json) {
            this.access = access;
            this.sharing = sharing;
            this.redaction = redaction;
            this.json = json;
        }

        /** @param ownTopics where the incident's own divisions listen */
        SharedPush of(IncidentId incident, DivisionCode division, List<String> ownTopics) {
            return new SharedPush(this, incident, division, ownTopics);
        }
    }

    /** Two readers with the same of these see the same. */
    private record Kind(Sight sight, Set<DivisionCode> divisions, String teamId) {}

    private final Maker maker;
    private final IncidentId incident;
    private final Function<Caller, Sight> sights;
    private final List<String> ownTopics;
    private final Map<Kind, Redaction.Reader> readers = new HashMap<>();
    private List<OrderOwner> owners;
    private List<IncidentShare> shares;

    private SharedPush(Maker maker, IncidentId incident, DivisionCode division, List<String> ownTopics) {
        this.maker = maker;
        this.incident = incident;
        this.sights = maker.access.sights(incident, division);
        this.ownTopics = ownTopics;
    }

    /** What each listener of the incident gets of one entry. */
    Function<Caller, String> bodies(String whole, Entry entry, JsonNode changes) {
        Map<Kind, String> partial = new HashMap<>();
        return caller -> {
            Sight sight = sights.apply(caller);
            if (!sight.partial()) {
                return sight == Sight.WHOLE ? whole : null;
            }
            Kind kind = new Kind(sight, caller.divisions(), caller.teamId());
            return partial.computeIfAbsent(kind, any -> {
                Redaction.Reader reader = reader(kind, caller);
                ObjectNode frame = maker.redaction.entry(entry, reader);
                frame.set("changes", maker.redaction.changes(changes, incident, reader));
                return text(frame);
            });
        };
    }

    private Redaction.Reader reader(Kind kind, Caller caller) {
        return readers.computeIfAbsent(kind, any -> {
            if (owners == null) {
                owners = maker.redaction.owners(incident);
            }
            return maker.redaction.reader(caller, kind.sight(), owners);
        });
    }

    /** The head-lines for divisions the incident is shared with, by topic; one that has just ended gets a farewell. */
    Map<String, String> headLines(Entry entry, JsonNode head) {
        Map<String, String> lines = new LinkedHashMap<>();
        if (head == null) {
            return lines;
        }
        if (shares == null) {
            shares = maker.sharing.holding(incident);
        }
        for (IncidentShare share : shares) {
            ObjectNode line = line(entry, share.divisionCode());
            line.set("head", maker.redaction.head(head, share.degree()));
            put(lines, share.divisionCode(), text(line));
        }
        if (entry.type().equals("IncidentShareEnded")) {
            DivisionCode left = new DivisionCode(entry.text("divisionCode"));
            if (shares.stream().noneMatch(it -> it.divisionCode().equals(left))) {
                put(lines, left, text(line(entry, left)));
            }
        }
        return lines;
    }

    private void put(Map<String, String> lines, DivisionCode division, String text) {
        Push.divisionTopics(division).stream()
                .filter(topic -> !ownTopics.contains(topic))
                .forEach(topic -> lines.put(topic, text));
    }

    private ObjectNode line(Entry entry, DivisionCode division) {
        boolean about =
                entry.type().startsWith("IncidentShare") && division.value().equals(entry.text("divisionCode"));
        return maker.json
                .createObjectNode()
                .put("incidentId", incident.toString())
                .put("seq", entry.seq())
                .put("type", about ? entry.type() : Redaction.WITHHELD)
                .put("at", entry.at().toString());
    }

    private String text(JsonNode frame) {
        try {
            return maker.json.writeValueAsString(frame);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }
}
