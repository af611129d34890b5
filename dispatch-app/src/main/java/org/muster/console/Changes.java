package org.muster.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.muster.deadline.Deadline;
import org.muster.deadline.Deadlines;
import org.muster.dispatch.OrderId;
import org.muster.dispatch.OrderViews;
import org.muster.incident.Decisions;
import org.muster.incident.PicturePart;
import org.muster.journal.Entry;
import org.muster.shared.IncidentId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What some journal entries changed in the picture of their incident, read once however many consoles look at it. A
 * view is as of now: it may be newer than its entry, never older, and hangs on the last entry that touched it.
 */
@Component
class Changes {

    /** @param teams teams whose orders were touched, by order */
    record Read(Map<Long, ArrayNode> bySeq, JsonNode head, Map<String, String> teams) {}

    private final IncidentHeads heads;
    private final OrderViews orders;
    private final Deadlines deadlines;
    private final ObjectProvider<Decisions> decisions;
    private final ObjectProvider<PicturePart> parts;
    private final ObjectMapper json;

    Changes(
            IncidentHeads heads,
            OrderViews orders,
            Deadlines deadlines,
            ObjectProvider<Decisions> decisions,
            ObjectProvider<PicturePart> parts,
            ObjectMapper json) {
        this.heads = heads;
        this.orders = orders;
        this.deadlines = deadlines;
        this.decisions = decisions;
        this.parts = parts;
        this.json = json;
    }

    Read none(List<Entry> entries) {
        Map<Long, ArrayNode> bySeq = new HashMap<>();
        entries.forEach(entry -> bySeq.put(entry.seq(), json.createArrayNode()));
        return new Read(bySeq, null, Map.of());
    }

    Read read(IncidentId incident, List<Entry> entries) {
        Map<Long, ArrayNode> bySeq = new HashMap<>();
        entries.forEach(entry -> bySeq.put(entry.seq(), json.createArrayNode()));
        ArrayNode last = bySeq.get(entries.get(entries.size() - 1).seq());
        JsonNode head = heads.find(incident).<JsonNode>map(json::valueToTree).orElse(null);
        add(last, "incident", incident.toString(), head);
        Map<String, String> teams = orders(entries, bySeq);
        Set<String> touched = new HashSet<>(teams.keySet());
        entries.stream()
                .flatMap(it -> Stream.of(it.text("requestId"), it.text("materialOrderId")))
                .filter(Objects::nonNull)
                .forEach(touched::add);
        deadlines(incident, entries, touched, last);
        tasks(incident, entries, bySeq);
        parts(incident, entries, bySeq);
        return new Read(bySeq, head, teams);
    }

    private Map<String, String> orders(List<Entry> entries, Map<Long, ArrayNode> bySeq) {
        Map<String, Long> lastTouch = new HashMap<>();
        for (Entry entry : entries) {
            String order = entry.text("orderId");
            if (order != null) {
                lastTouch.put(order, entry.seq());
            }
        }
        Map<String, String> teams = new HashMap<>();
        List<OrderId> touched = lastTouch.keySet().stream().map(OrderId::of).toList();
        for (OrderViews.OrderView order : orders.listOf(touched)) {
            String id = order.id().toString();
            JsonNode view = json.valueToTree(order);
            add(bySeq.get(lastTouch.get(id)), "order", id, view);
            teams.put(id, view.path("team").path("id").asText());
        }
        return teams;
    }

    private void deadlines(IncidentId incident, List<Entry> entries, Set<String> touched, ArrayNode last) {
        boolean whole = entries.stream().anyMatch(it -> it.text("orderId") == null);
        List<Deadline> read = new ArrayList<>();
        if (whole) {
            read.addAll(deadlines.listOfIncidentAlone(incident));
        }
        if (!touched.isEmpty()) {
            read.addAll(deadlines.listOf(touched.stream().map(UUID::fromString).toList()));
        }
        read.forEach(it -> add(last, "deadline", it.id().toString(), json.valueToTree(it)));
    }

    private void tasks(IncidentId incident, List<Entry> entries, Map<Long, ArrayNode> bySeq) {
        Map<String, Long> lastTouch = new HashMap<>();
        for (Entry entry : entries) {
            String task = entry.text("taskId");
            if (task != null) {
                lastTouch.put(task, entry.seq());
            }
        }
        if (lastTouch.isEmpty()) {
            return;
        }
        Set<String> settled = new HashSet<>(lastTouch.keySet());
        decisions.stream().flatMap(it -> it.pending(incident).stream()).forEach(it -> {
            ObjectNode view = json.valueToTree(it);
            // whose turn it is differs from reader to reader; each asks for itself
            view.remove("mine");
            String id = view.path("id").asText();
            if (settled.remove(id)) {
                add(bySeq.get(lastTouch.get(id)), "task", id, view);
            }
        });
        settled.forEach(id -> add(bySeq.get(lastTouch.get(id)), "task", id, null));
    }

    private void parts(IncidentId incident, List<Entry> entries, Map<Long, ArrayNode> bySeq) {
        parts.forEach(part -> {
            List<Entry> touching = entries.stream()
                    .filter(entry -> part.touchedBy(entry.type()))
                    .toList();
            if (touching.isEmpty()) {
                return;
            }
            PicturePart.Changed changed = part.changed(incident, touching);
            ObjectNode change = add(
                    bySeq.get(touching.get(touching.size() - 1).seq()),
                    "part",
                    part.word(),
                    changed.value() == null ? null : json.valueToTree(changed.value()));
            if (!changed.rows().isEmpty()) {
                change.set("rows", json.valueToTree(changed.rows()));
            }
        });
    }

    private ObjectNode add(ArrayNode changes, String kind, String id, JsonNode view) {
        ObjectNode change = changes.addObject().put("kind", kind).put("id", id);
        change.set("view", view == null ? json.nullNode() : view);
        return change;
    }
}
