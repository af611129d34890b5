package org.muster.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The people who decide: they look at the inbox and answer each question after a moment's thought. */
class Leaders {

    private static final Set<String> LEFT_TO_THE_DESK =
            Set.of("Task_IssueDispatchOrders", "Task_InvestigateCause", "Task_InspectScene", "Task_ReviewOpenPoints");

    private final List<Person> people;
    private final String incident;
    private final ExerciseClock clock;
    private final Set<String> answered = new HashSet<>();

    /** @param people the lowest first; who may not answer leaves it to the next */
    Leaders(List<Person> people, String incident, ExerciseClock clock) {
        this.people = people;
        this.incident = incident;
        this.clock = clock;
    }

    void decideWhatWaits() throws InterruptedException {
        for (Person person : people) {
            for (JsonNode task : person.get("/api/tasks?incidentId=" + incident)) {
                if (task.path("mine").asBoolean()
                        && !LEFT_TO_THE_DESK.contains(task.path("kind").asText())
                        && answered.add(task.path("id").asText())) {
                    clock.pass(0.5);
                    decide(person, task);
                }
            }
        }
    }

    private void decide(Person person, JsonNode task) throws InterruptedException {
        JsonNode option = option(task);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("decision", option.path("decision").asText());
        // who heard the telephone report is asked for, everybody else gives a reason
        boolean telephoned = option.path("decision").asText().equals("TELL");
        answer.put(
                "reason",
                telephoned ? "温州市值班室 李值班" : "推演：" + option.path("label").asText());
        JsonNode proposal = task.path("proposal");
        if (proposal.hasNonNull("teamId")) {
            answer.put("teamId", proposal.path("teamId").asText());
        }
        if (proposal.hasNonNull("level")) {
            answer.put("level", proposal.path("level").asText());
        }
        answer.put("measures", "就近力量先期处置，封山路口劝返，做好应急水源和通信保障");
        try {
            person.post("/api/tasks/" + task.path("id").asText() + "/completion", answer);
        } catch (Person.Refused e) {
            Narrator.say("（决定未被采纳：" + e.getMessage() + "）");
        }
    }

    /** A muster that came short is replaced, so that the exercise shows it; else what the system itself proposes. */
    private static JsonNode option(JsonNode task) {
        JsonNode options = task.path("options");
        for (JsonNode option : options) {
            if (option.path("decision").asText().equals("REPLACE")
                    && task.path("proposal").hasNonNull("teamId")) {
                return option;
            }
        }
        for (JsonNode option : options) {
            if (option.path("primary").asBoolean()) {
                return option;
            }
        }
        return options.path(0);
    }
}
