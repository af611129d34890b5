package org.muster.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The people who decide: they look at the inbox and answer each question after a moment's thought. */
class Leaders {

    private static final Set<String> LEFT_TO_THE_DESK = Set.of(
            "Task_IssueDispatchOrders",
            "Task_InvestigateCause",
            "Task_InspectScene",
            "Task_ReviewOpenPoints",
            "Task_SendRescue",
            "Task_RestoreContact");

    private static final Set<String> SENDS_A_TEAM = Set.of("REPLACE", "REINFORCE", "DISPATCH", "ASSIGN");

    /** What is refused once may be right a moment later: a household is persuaded twice before anybody signs. */
    private static final int MOST_TRIES = 5;

    /** What the exercise wants to show, where it is not what the system itself puts first. */
    private static final Map<String, String> ON_PURPOSE =
            Map.of("Task_DecideShortMuster", "REPLACE", "Task_Persuade", "UNWILLING");

    /** What is answered in words about people, places and lines. */
    private static final Map<String, String> SAID = Map.of(
            "Task_OrderEvacuation", "指标到线，立即转移，不漏一人",
            "Task_SignForcedTransfer", "山洪逼近，劝导两次仍不肯走",
            "Task_TracePeople", "在温州儿子家，电话核实，不在险区",
            "Task_SendMessenger", "驻村干部林国平",
            "Task_EndResponse", "台风已减弱，雨停水退，威胁解除",
            "Task_ConfirmLosses", "两镇报齐，核对无误",
            "Task_ReleaseCordon", "各点连续达标，专家同意解除");

    private final List<Person> people;
    private final String incident;
    private final ExerciseClock clock;
    private final String measures;
    private final Map<String, Integer> answered = new HashMap<>();

    /**
     * @param people the lowest first; who may not answer leaves it to the next
     * @param measures what they order together with a response level
     */
    Leaders(List<Person> people, String incident, ExerciseClock clock, String measures) {
        this.people = people;
        this.incident = incident;
        this.clock = clock;
        this.measures = measures;
    }

    void decideWhatWaits() throws InterruptedException {
        for (Person person : people) {
            for (JsonNode task : person.get("/api/tasks?incidentId=" + incident)) {
                if (task.path("mine").asBoolean()
                        && !LEFT_TO_THE_DESK.contains(task.path("kind").asText())
                        && answered.merge(task.path("id").asText(), 1, Integer::sum) <= MOST_TRIES) {
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
                telephoned
                        ? "温州市值班室 李值班"
                        : SAID.getOrDefault(
                                task.path("kind").asText(),
                                "推演：" + option.path("label").asText()));
        JsonNode proposal = task.path("proposal");
        if (proposal.hasNonNull("teamId")) {
            answer.put("teamId", proposal.path("teamId").asText());
        }
        if (proposal.hasNonNull("level")) {
            answer.put("level", proposal.path("level").asText());
        }
        if (task.path("kind").asText().equals("Task_EndResponse")) {
            answer.put("announcement", "瑞安市防指公布");
        } else if (!task.path("kind").asText().equals("Task_SignForcedTransfer")) {
            answer.put("measures", measures);
        }
        try {
            person.post("/api/tasks/" + task.path("id").asText() + "/completion", answer);
        } catch (Person.Refused e) {
            Narrator.say("（决定未被采纳：" + e.getMessage() + "）");
        }
    }

    /** What the exercise wants to show, where that can be done; else what the system itself proposes. */
    private static JsonNode option(JsonNode task) {
        JsonNode options = task.path("options");
        String wanted = ON_PURPOSE.get(task.path("kind").asText());
        for (JsonNode option : options) {
            if (option.path("decision").asText().equals(wanted) && possible(task, option)) {
                return option;
            }
        }
        for (JsonNode option : options) {
            if (option.path("primary").asBoolean() && possible(task, option)) {
                return option;
            }
        }
        for (JsonNode option : options) {
            if (possible(task, option)) {
                return option;
            }
        }
        return options.path(0);
    }

    /** Nobody is sent where nobody is proposed. */
    private static boolean possible(JsonNode task, JsonNode option) {
        return task.path("proposal").hasNonNull("teamId")
                || !SENDS_A_TEAM.contains(option.path("decision").asText());
    }
}
