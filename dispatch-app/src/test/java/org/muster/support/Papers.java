package org.muster.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Phrases of the message journal, each one a few calls of the public API. */
public final class Papers {

    private Papers() {}

    /** A message that came in by telephone. */
    public static Map<String, Object> in(String sender, String text) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("clientId", UUID.randomUUID().toString());
        said.put("direction", "IN");
        said.put("channel", "PHONE");
        said.put("sender", sender);
        said.put("text", text);
        return said;
    }

    public static Map<String, Object> in(String sender, String text, String urgency) {
        Map<String, Object> said = in(sender, text);
        said.put("urgency", urgency);
        return said;
    }

    /** A message that goes out by radio. */
    public static Map<String, Object> out(String receiver, String text) {
        Map<String, Object> said = in(receiver, text);
        said.remove("sender");
        said.put("direction", "OUT");
        said.put("channel", "RADIO");
        said.put("receiver", receiver);
        return said;
    }

    public static JsonNode log(Client who, String incident, Map<String, Object> said) {
        return who.post("/api/incidents/{}/messages", said, incident)
                .expect(201)
                .json();
    }

    /** For action by this person within so long. */
    public static JsonNode assign(Client who, String incident, JsonNode message, String person, String within) {
        return decide(who, incident, message, Map.of("state", "ACTION", "person", person, "within", within));
    }

    public static JsonNode decide(Client who, String incident, JsonNode message, Map<String, Object> triage) {
        return who.post(
                        "/api/incidents/{}/messages/{}/triage",
                        triage,
                        incident,
                        message.path("id").asText())
                .ok()
                .json();
    }

    /** The page that answers this query. */
    public static JsonNode find(Client who, String incident, String query) {
        return who.get("/api/incidents/{}/messages" + query, incident).ok().json();
    }

    /** Files whatever still waits, so that the incident may end. */
    public static void fileAll(Client who, String incident) {
        find(who, incident, "?state=NEW,ACTION")
                .path("messages")
                .forEach(it -> decide(who, incident, it, Map.of("state", "FILED")));
    }
}
