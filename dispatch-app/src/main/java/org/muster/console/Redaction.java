package org.muster.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.muster.account.Caller;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.OrderOwner;
import org.muster.incident.PicturePart;
import org.muster.incident.Sight;
import org.muster.journal.Entry;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The one place where something is left out for those who see only part of an incident. It knows what may be shown;
 * whatever it does not know is not shown. A journal entry that is not shown keeps its number and time, so that the
 * sequence stays gapless, and nothing else.
 */
@Component
class Redaction {

    /** The type of an entry that is not shown. */
    static final String WITHHELD = "Withheld";

    private static final Set<String> HEAD = Set.of(
            "id",
            "number",
            "title",
            "hazard",
            "place",
            "location",
            "divisionCode",
            "divisionName",
            "status",
            "statusLabel",
            "grade",
            "responseLevel",
            "exercise",
            "exerciseSpeed",
            "receivedAt",
            "raisedAt",
            "closedAt",
            "revision");

    /** What the process and the desk say among themselves, even about a helping team's order. */
    private static final Set<String> INTERNAL = Set.of(
            "DecisionAsked",
            "DecisionMade",
            "DecisionOvertaken",
            "DeadlineMissed",
            "PlanStepSkipped",
            "PlanStepRepeated",
            "PlanStepInserted",
            "ProcessStepFailed",
            "AlarmAcknowledged",
            "ReinforcementRequested",
            "MusterDeadlineExtended");

    /**
     * One who sees only part.
     *
     * @param ownOrders the orders of the reader's own teams
     */
    record Reader(Caller caller, Sight sight, Set<UUID> ownOrders) {

        boolean owns(String order) {
            return order != null && ownOrders.contains(UUID.fromString(order));
        }
    }

    private final DispatchManagement dispatch;
    private final ObjectProvider<PicturePart> parts;
    private final ObjectMapper json;

    Redaction(DispatchManagement dispatch, ObjectProvider<PicturePart> parts, ObjectMapper json) {
        this.dispatch = dispatch;
        this.parts = parts;
        this.json = json;
    }

    List<OrderOwner> owners(IncidentId incident) {
        return dispatch.owners(incident);
    }

    Reader reader(Caller caller, Sight sight, List<OrderOwner> owners) {
        Set<UUID> own = owners.stream()
                .filter(it -> it.team().value().equals(caller.teamId())
                        || it.division() != null && caller.covers(it.division()))
                .map(it -> it.order().value())
                .collect(Collectors.toSet());
        return new Reader(caller, sight, own);
    }

    Reader reader(Caller caller, Sight sight, IncidentId incident) {
        return reader(caller, sight, owners(incident));
    }

    /** A head-line without how the whole response stands. */
    ObjectNode head(JsonNode head, Sight sight) {
        ObjectNode shown = json.createObjectNode();
        HEAD.stream().filter(head::has).forEach(field -> shown.set(field, head.get(field)));
        shown.put("overdue", 0).put("orderCount", 0).put("enRoute", 0).put("onScene", 0);
        shown.put("shared", sight.name());
        return shown;
    }

    /** A whole picture, reduced to the head, the wind and what concerns the reader's own teams. */
    ObjectNode picture(JsonNode whole, IncidentId incident, Reader reader) {
        ObjectNode shown = head(whole, reader.sight());
        JsonNodeFactory make = json.getNodeFactory();
        shown.set("wind", whole.path("wind").isMissingNode() ? make.nullNode() : whole.get("wind"));
        shown.set("orders", only(whole.path("orders"), it -> reader.owns(text(it, "id"))));
        shown.set("deadlines", only(whole.path("deadlines"), it -> reader.owns(text(it, "orderId"))));
        shown.set("statusHistory", stages(whole.path("statusHistory")));
        for (String empty : List.of("levels", "tasks", "materials", "openPoints")) {
            shown.set(empty, make.arrayNode());
        }
        shown.set("forces", json.valueToTree(forces(shown.path("orders"))));
        parts.forEach(part -> {
            Object value = part.shownTo(reader.caller(), incident, reader.ownOrders());
            if (value != null) {
                shown.set(part.word(), json.valueToTree(value));
            }
        });
        return shown;
    }

    /** An entry as the reader may see it. */
    ObjectNode entry(Entry entry, Reader reader) {
        ObjectNode shown = json.createObjectNode()
                .put("incidentId", entry.incidentId().toString())
                .put("seq", entry.seq());
        ObjectNode data = data(entry, reader);
        shown.put("type", data == null ? WITHHELD : entry.type());
        shown.put("at", entry.at().toString());
        if (reader.owns(entry.text("orderId")) && data != null) {
            shown.put("actorName", entry.actorName());
            shown.put("channel", entry.channel());
            if (entry.deviceAt() != null) {
                shown.put("deviceAt", entry.deviceAt().toString());
            }
        }
        shown.set("data", data == null ? json.createObjectNode() : data);
        return shown;
    }

    /** The data that is shown, or null when the entry is none of the reader's business. */
    private ObjectNode data(Entry entry, Reader reader) {
        if (reader.owns(entry.text("orderId")) && !INTERNAL.contains(entry.type())) {
            return ((ObjectNode) entry.data()).deepCopy();
        }
        return switch (entry.type()) {
            case "IncidentRaised" -> pick(
                    entry,
                    "number",
                    "title",
                    "hazard",
                    "place",
                    "location",
                    "divisionCode",
                    "exercise",
                    "exerciseSpeed");
            case "ResponseLevelApproved" -> pick(entry, "level", "previous");
                // a helping crew's own county must know what its people are told
            case "WithdrawalOrdered" -> pick(entry, "withdrawalId", "reason", "sector", "dueAt");
            case "AllCrewsSafe" -> pick(entry);
            case "AttackResumed" -> pick(entry, "wind", "reason");
            case "WindObserved", "WindShifted" -> pick(entry, "words", "wordsBefore");
            case "IncidentStageReached" -> pick(entry, "status");
            case "FireControlled",
                    "FlameExtinguished",
                    "MopUpStarted",
                    "MopUpCompleted",
                    "FireRekindled",
                    "SceneInspected",
                    "IncidentClosed",
                    "IncidentCancelled" -> pick(entry);
            case "IncidentShared", "IncidentShareEnded" -> covers(reader, entry.text("divisionCode"))
                    ? pick(entry, "shareId", "divisionCode", "divisionName", "degree", "until")
                    : null;
            case "AidArrived", "AidReleased", "AidObjected", "AidObjectionReviewed" -> concerns(reader, entry)
                    ? pick(
                            entry,
                            "requestId",
                            "number",
                            "objectedOrderId",
                            "teamName",
                            "givingName",
                            "reason",
                            "late",
                            "upheld")
                    : null;
            case "AidThanked" -> concerns(reader, entry)
                    ? pick(entry, "requestId", "number", "text", "costRule")
                    : null;
            default -> null;
        };
    }

    private ObjectNode pick(Entry entry, String... fields) {
        ObjectNode shown = json.createObjectNode();
        for (String field : fields) {
            if (entry.data().hasNonNull(field)) {
                shown.set(field, entry.data().get(field));
            }
        }
        return shown;
    }

    private static boolean concerns(Reader reader, Entry entry) {
        for (JsonNode party : entry.data().path("parties")) {
            if (covers(reader, party.asText())) {
                return true;
            }
        }
        return false;
    }

    private static boolean covers(Reader reader, String division) {
        return division != null && reader.caller().covers(new DivisionCode(division));
    }

    /** What of the changes of a frame the reader may see. */
    ArrayNode changes(JsonNode changes, IncidentId incident, Reader reader) {
        ArrayNode shown = json.createArrayNode();
        for (JsonNode change : changes) {
            JsonNode view = change.path("view");
            switch (change.path("kind").asText()) {
                case "incident" -> {
                    if (!view.isNull()) {
                        add(shown, change, head(view, reader.sight()));
                    }
                }
                case "order" -> {
                    if (reader.owns(text(change, "id"))) {
                        add(shown, change, view);
                    }
                }
                case "deadline" -> {
                    if (reader.owns(text(view, "orderId"))) {
                        add(shown, change, view);
                    }
                }
                case "part" -> part(change, incident, reader, shown);
                default -> {
                    // decisions are the duty room's own
                }
            }
        }
        return shown;
    }

    private void part(JsonNode change, IncidentId incident, Reader reader, ArrayNode shown) {
        parts.stream()
                .filter(it -> it.word().equals(text(change, "id")))
                .map(it -> it.shownTo(reader.caller(), incident, reader.ownOrders()))
                .filter(it -> it != null)
                .findFirst()
                .ifPresent(value -> add(shown, change, json.valueToTree(value)));
    }

    private static void add(ArrayNode shown, JsonNode change, JsonNode view) {
        shown.addObject()
                .put("kind", text(change, "kind"))
                .put("id", text(change, "id"))
                .set("view", view);
    }

    private ArrayNode only(JsonNode list, Predicate<JsonNode> kept) {
        ArrayNode shown = json.createArrayNode();
        list.forEach(it -> {
            if (kept.test(it)) {
                shown.add(it);
            }
        });
        return shown;
    }

    private ArrayNode stages(JsonNode history) {
        ArrayNode shown = json.createArrayNode();
        history.forEach(
                it -> shown.addObject().put("status", text(it, "status")).put("at", text(it, "at")));
        return shown;
    }

    private static IncidentPictures.Forces forces(JsonNode orders) {
        int called = 0;
        int mustered = 0;
        int enRoute = 0;
        int onScene = 0;
        for (JsonNode it : orders) {
            String state = text(it, "state");
            if (state.equals("REFUSED") || state.equals("CANCELLED")) {
                continue;
            }
            int present = it.path("present").asInt();
            called += it.at("/standard/strength").asInt();
            mustered += present;
            enRoute += state.equals("EN_ROUTE") ? present : 0;
            onScene += state.equals("ON_SCENE") || state.equals("COMPLETED") ? present : 0;
        }
        return new IncidentPictures.Forces(called, called, mustered, enRoute, onScene);
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value == null || value.isNull() ? null : value.asText();
    }
}
