package org.muster.drill;

import com.fasterxml.jackson.databind.JsonNode;

/** Asks a running server to walk the hash chain of every incident the auditor may see, and says what does not fit. */
public class VerifyJournal {

    private VerifyJournal() {}

    /** Option: {@code --port N} (8080). Ends with 1 when a chain is broken. */
    public static void main(String[] arguments) throws InterruptedException {
        String port = arguments.length == 2 && arguments[0].equals("--port") ? arguments[1] : "8080";
        Person auditor = new Person("http://localhost:" + port, "auditor");
        int broken = 0;
        int walked = 0;
        for (JsonNode incident : auditor.get("/api/incidents")) {
            JsonNode verification =
                    auditor.get("/api/incidents/" + incident.path("id").asText() + "/journal/verification");
            walked++;
            System.out.println(incident.path("number").asText() + "  " + verification);
            if (!verification.path("intact").asBoolean()) {
                broken++;
            }
        }
        System.out.println(walked + " journals walked, " + broken + " broken");
        if (broken > 0) {
            System.exit(1);
        }
    }
}
