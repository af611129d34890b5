package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.OrderId;
import org.muster.dispatch.SubQuorum;
import org.muster.muster.MemberAnswers;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.team.Duty;
import org.muster.team.TeamId;
import org.muster.team.Teams;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * STORY UNDER TEST: ten members of the township team say they cannot come. Long before the deadline the forecast knows
 * that twenty-four will not be there; the commander is asked with the reason and the replacement worked out, and sends
 * it. Then the township team turns up after all, and one click says which of the two stays.
 *
 * <p>An exercise at 30 times: thirty minutes are one, and nobody is told before twelve seconds have passed.
 */
class B05_ForecastAndLateTeam extends FireStory {

    private static final int SPEED = 30;

    @Autowired
    private MemberAnswers answers;

    @Autowired
    private DispatchManagement dispatch;

    @Autowired
    private Teams teams;

    @AfterEach
    void freeTheTeams() {
        jdbc.sql("update dispatch_order set state = 'RELEASED' where state not in ('REFUSED', 'CANCELLED', 'RELEASED')")
                .update();
    }

    @Test
    void theCommanderIsAskedBeforeTheDeadlineAndTheLateTeamIsSortedOutWithOneClick() {
        Client dispatcher = as("dispatcher");
        Client commander = as("commander");
        Client township = as("township");
        String incident = exercise(dispatcher, SPEED);
        String order = order(dispatcher, incident, "T03");
        say(township, order, "acknowledgement").expect(200);
        tenCannotCome(order);

        JsonNode shown = Eventually.within(SOON, () -> {
            JsonNode forecasts = dispatcher
                    .get("/api/incidents/" + incident + "/forecasts")
                    .expect(200)
                    .json();
            return forecasts.path(0).path("reason").asText().contains("来不了 10 人") ? forecasts.get(0) : null;
        });
        assertThat(shown.path("probability").asDouble()).isLessThan(0.05);
        assertThat(shown.path("high").asInt()).isLessThan(24);
        assertThat(shown.path("low").asInt())
                .isLessThanOrEqualTo(shown.path("high").asInt());

        JsonNode task = awaitTask(commander, incident, "Task_DecideShortMuster");
        Instant due =
                Instant.parse(orderOf(dispatcher, order).path("musterDueAt").asText());
        assertThat(Instant.parse(task.path("openedAt").asText())).isBefore(due);
        assertThat(task.path("question").asText()).startsWith("预计到时不足");
        assertThat(task.at("/proposal/teamId").asText()).isNotBlank().isNotEqualTo("T03");
        assertThat(task.at("/proposal/forecast").asText()).contains("到限达标", "来不了 10 人");
        JsonNode told = event(dispatcher, incident, "MusterUnlikely");
        assertThat(told.path("probability").asDouble()).isLessThan(0.30);
        assertThat(told.path("reason").asText()).contains("到位 0，须到 24");
        assertThat(missed(dispatcher, incident)).doesNotContain("MUSTER");
        Eventually.within(SOON, () -> dispatcher.get("/api/alarms").json().findValuesAsText("text").stream()
                .anyMatch(it -> it.contains("预计集结不足")));

        String replacement = task.at("/proposal/teamId").asText();
        decide(commander, task, Map.of("decision", "REPLACE", "teamId", replacement, "reason", "预计缺人"));
        Eventually.within(
                SOON, () -> orderOf(dispatcher, order).path("state").asText().equals("CANCELLED"));
        assertThat(told(dispatcher, incident)).containsOnlyOnce("MusterUnlikely");

        // the team that was given up sets out: kept as superseded, and somebody is asked
        assertThat(say(township, order, "departure")
                        .expect(200)
                        .json()
                        .path("outcome")
                        .asText())
                .isEqualTo("SUPERSEDED");
        JsonNode card = Eventually.within(SOON, () -> lateAnswer(dispatcher, order));
        assertThat(card.path("answer").asText()).isEqualTo("DEPARTURE");
        assertThat(card.path("teamName").asText()).isNotBlank();
        String sent = card.path("replacementId").asText();
        assertThat(orderOf(dispatcher, order).at("/lateAnswer/replacementId").asText())
                .isEqualTo(sent);
        say(township, order, "arrival").expect(200);
        Eventually.within(
                SOON,
                () -> lateAnswer(dispatcher, order).path("answer").asText().equals("ARRIVAL"));
        assertThat(told(dispatcher, incident)).containsOnlyOnce("LateAnswerReceived");

        JsonNode renewed = reconcile(dispatcher, order, "LATE").expect(200).json();

        assertThat(renewed.at("/team/id").asText()).isEqualTo("T03");
        assertThat(renewed.path("id").asText()).isNotEqualTo(order);
        assertThat(renewed.path("state").asText()).isEqualTo("ISSUED");
        assertThat(orderOf(dispatcher, sent).path("state").asText()).isEqualTo("CANCELLED");
        assertThat(lateAnswer(dispatcher, order)).isNull();
        assertThat(event(dispatcher, incident, "LateAnswerReconciled")
                        .path("keep")
                        .asText())
                .isEqualTo("LATE");
        assertThat(reconcile(commander, order, "BOTH").status()).isEqualTo(409);
        assertThat(committedTwice()).isZero();
        journalIsGaplessAndSealed(dispatcher, incident);
    }

    @Test
    void aMusterThatIsReachedAfterAllClosesTheEarlyQuestion() {
        Client dispatcher = as("dispatcher");
        Client commander = as("commander");
        Client township = as("township");
        String incident = exercise(dispatcher, SPEED);
        String order = order(dispatcher, incident, "T03");
        say(township, order, "acknowledgement").expect(200);
        tenCannotCome(order);
        awaitTask(commander, incident, "Task_DecideShortMuster");

        JsonNode answer = say(township, order, "attendance", Map.of("present", members("T03", 24)))
                .expect(200)
                .json();

        assertThat(answer.path("outcome").asText()).isEqualTo("APPLIED");
        assertThat(answer.at("/order/state").asText()).isEqualTo("MUSTERED");
        awaitTold(dispatcher, incident, "DecisionOvertaken");
        Eventually.within(
                SOON, () -> commander.get("/api/tasks?incidentId=" + incident).json().findValuesAsText("kind").stream()
                        .noneMatch("Task_DecideShortMuster"::equals));
        assertThat(missed(dispatcher, incident)).doesNotContain("MUSTER");
        // a muster that is reached needs no forecast
        Eventually.within(SOON, () -> dispatcher
                .get("/api/incidents/" + incident + "/forecasts")
                .json()
                .isEmpty());
    }

    @Test
    void theReplacementMayStayAndBothMayStay() {
        Client dispatcher = as("dispatcher");
        Client township = as("township");
        Client brigade = as("brigade");
        String incident = exercise(dispatcher, 1);
        String late = order(dispatcher, incident, "T03");
        String other = replacing(dispatcher, incident, "T07", late);
        say(township, late, "acknowledgement").expect(200);
        Eventually.within(SOON, () -> lateAnswer(dispatcher, late));

        JsonNode stoodDown =
                reconcile(dispatcher, late, "REPLACEMENT").expect(200).json();
        assertThat(stoodDown.path("state").asText()).isEqualTo("CANCELLED");
        assertThat(orderOf(dispatcher, other).path("state").asText()).isEqualTo("ISSUED");

        String refused = order(dispatcher, incident, "T01");
        say(brigade, refused, "refusal", Map.of("reason", "车辆故障")).expect(200);
        String instead = replacing(dispatcher, incident, "T05", refused);
        say(brigade, refused, "arrival").expect(200);
        Eventually.within(SOON, () -> lateAnswer(dispatcher, refused));
        String again = reconcile(dispatcher, refused, "BOTH")
                .expect(200)
                .json()
                .path("id")
                .asText();
        assertThat(again).isNotEqualTo(refused);
        assertThat(orderOf(dispatcher, again).path("state").asText()).isEqualTo("ISSUED");
        assertThat(orderOf(dispatcher, instead).path("state").asText()).isEqualTo("ISSUED");
        assertThat(committedTwice()).isZero();

        // asked and settled once; whatever the late team says now asks nobody again
        say(brigade, refused, "departure").expect(200);
        assertThat(lateAnswer(dispatcher, refused)).isNull();
    }

    @Test
    void aLateTeamThatWasSentElsewhereIsNotCommittedTwice() {
        Client dispatcher = as("dispatcher");
        Client township = as("township");
        String incident = exercise(dispatcher, 1);
        String late = order(dispatcher, incident, "T03");
        dispatcher
                .post("/api/dispatch-orders/" + late + "/cancellation", Map.of("reason", "改派"))
                .ok();
        String other = replacing(dispatcher, incident, "T07", late);
        say(township, late, "departure").expect(200);
        Eventually.within(SOON, () -> lateAnswer(dispatcher, late));
        order(dispatcher, exercise(dispatcher, 1), "T03");

        assertThat(reconcile(dispatcher, late, "LATE").status()).isEqualTo(409);

        assertThat(orderOf(dispatcher, other).path("state").asText()).isEqualTo("ISSUED");
        assertThat(lateAnswer(dispatcher, late)).isNotNull();
        assertThat(committedTwice()).isZero();
        assertThat(reconcile(as("yongkang"), late, "LATE").status()).isEqualTo(404);
        assertThat(as("yongkang").get("/api/late-answers").expect(200).text()).doesNotContain(late);
    }

    @Test
    void enoughHeadsWithoutPumpOperatorsAreForetoldAsShortOfThem() {
        Client dispatcher = as("dispatcher");
        Client township = as("township");
        String incident = exercise(dispatcher, SPEED);
        String order = order(dispatcher, incident, "T03");
        say(township, order, "acknowledgement").expect(200);
        var issued = dispatch.get(OrderId.of(order));
        List<SubQuorum> wanted = issued.standard().subQuorums();
        assertThat(wanted).extracting(SubQuorum::duty).contains(Duty.PUMP);
        // everybody who does not work a pump comes, so heads are there and to spare
        teams.membersOf(issued.teamId())
                .forEach(it -> answers.record(
                        issued,
                        it,
                        it.duty() == Duty.PUMP ? MemberAnswers.Answer.NOT_COMING : MemberAnswers.Answer.COMING,
                        "LINK"));

        JsonNode told = Eventually.within(SOON, () -> event(dispatcher, incident, "MusterUnlikely"));

        assertThat(told.path("high").asInt())
                .as("heads would be enough")
                .isGreaterThanOrEqualTo(told.path("quorum").asInt());
        assertThat(told.path("probability").asDouble()).isLessThan(0.30);
        assertThat(told.path("reason").asText()).contains("缺水泵手（到 0，须");
        assertThat(dispatcher
                        .get("/api/incidents/" + incident + "/forecasts")
                        .ok()
                        .json()
                        .at("/0/shortOf/0")
                        .asText())
                .isEqualTo("水泵手");
        assertThat(awaitTask(as("commander"), incident, "Task_DecideShortMuster")
                        .at("/proposal/forecast")
                        .asText())
                .contains("缺水泵手");
    }

    private void tenCannotCome(String order) {
        var issued = dispatch.get(OrderId.of(order));
        teams.membersOf(new TeamId("T03")).stream()
                .skip(20)
                .forEach(it -> answers.record(issued, it, MemberAnswers.Answer.NOT_COMING, "LINK"));
    }

    private String replacing(Client dispatcher, String incident, String team, String order) {
        return dispatcher
                .post(
                        "/api/incidents/" + incident + "/dispatch-orders",
                        Map.of("orders", List.of(Map.of("teamId", team, "task", "顶替", "replacesOrderId", order))))
                .expect(201)
                .json()
                .at("/orders/0/id")
                .asText();
    }

    private org.muster.support.Answer reconcile(Client who, String order, String keep) {
        return who.post("/api/dispatch-orders/" + order + "/reconciliation", Map.of("keep", keep));
    }

    private JsonNode lateAnswer(Client who, String order) {
        for (JsonNode it : who.get("/api/late-answers").expect(200).json()) {
            if (it.path("orderId").asText().equals(order)) {
                return it;
            }
        }
        return null;
    }

    private JsonNode event(Client who, String incident, String type) {
        for (JsonNode entry :
                who.get("/api/incidents/" + incident + "/events?after=0").json()) {
            if (entry.path("type").asText().equals(type)) {
                return entry.path("data");
            }
        }
        throw new AssertionError("not told: " + type);
    }

    private int committedTwice() {
        return jdbc.sql(
                        """
                select count(*) from (select team_id, exercise from dispatch_order
                                       where state not in ('REFUSED', 'CANCELLED', 'RELEASED')
                                       group by team_id, exercise having count(*) > 1) twice""")
                .query(Integer.class)
                .single();
    }
}
