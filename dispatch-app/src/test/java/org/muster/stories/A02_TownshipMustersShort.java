package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muster.support.Client;
import org.muster.support.Eventually;

/**
 * STORY UNDER TEST: the township team musters 21 of 30 where 24 are asked; its deadline fires once; the commander is
 * asked with a replacement worked out, replaces it, and the late team is told to stop.
 *
 * <p>An exercise at 200 times: 30 minutes are 9 seconds.
 */
class A02_TownshipMustersShort extends FireStory {

    @Test
    void theDeadlineFiresAndAReplacementGoes() {
        Client dispatcher = as("dispatcher");
        Client commander = as("commander");
        Client township = as("township");
        String incident = exercise(dispatcher, 200);

        String order = order(dispatcher, incident, "T03");
        say(township, order, "acknowledgement").expect(200);
        say(township, order, "attendance", Map.of("present", members("T03", 21)))
                .expect(200);
        JsonNode short21 = orderOf(township, order);
        assertThat(short21.path("state").asText()).isEqualTo("ACKNOWLEDGED");
        assertThat(short21.at("/standard/quorum").asInt()).isEqualTo(24);

        JsonNode task = awaitTask(commander, incident, "Task_DecideShortMuster");
        assertThat(task.at("/proposal/teamId").asText()).isNotBlank().isNotEqualTo("T03");
        // the forecast may ask before the deadline; when that passes, it is told of all the same
        awaitMissed(dispatcher, incident, "MUSTER");
        assertThat(orderOf(dispatcher, order).path("overdue").asText()).isEqualTo("MUSTER");
        String replacement = task.at("/proposal/teamId").asText();

        decide(commander, task, Map.of("decision", "REPLACE", "teamId", replacement, "reason", "缺 3 人"));
        Eventually.within(
                SOON, () -> orderOf(dispatcher, order).path("state").asText().equals("CANCELLED"));
        JsonNode picture = picture(dispatcher, incident);
        assertThat(picture.path("orders").findValuesAsText("replacesOrderId")).contains(order);

        // the team that never heard of it answers late: kept, shown, without effect
        JsonNode late = say(township, order, "departure").expect(200).json();
        assertThat(late.path("outcome").asText()).isEqualTo("SUPERSEDED");
        say(township, order, "cancellation-acknowledgement").expect(200);

        long fired = told(dispatcher, incident).stream()
                .filter("DeadlineMissed"::equals)
                .count();
        assertThat(fired).isPositive();
        Long musterFired = jdbc.sql(
                        "select count(*) from deadline where order_id = ?::uuid and kind = 'MUSTER' and fired_at is not null")
                .param(order)
                .query(Long.class)
                .single();
        assertThat(musterFired).isEqualTo(1);
        journalIsGaplessAndSealed(dispatcher, incident);
    }

    @Test
    void whoeverReachesTheQuorumWhileTheCommanderThinksClosesTheQuestion() {
        Client dispatcher = as("dispatcher");
        Client commander = as("commander");
        Client township = as("township");
        String incident = exercise(dispatcher, 200);
        String order = order(dispatcher, incident, "T03");
        say(township, order, "acknowledgement").expect(200);
        awaitTask(commander, incident, "Task_DecideShortMuster");
        awaitMissed(dispatcher, incident, "MUSTER");

        JsonNode answer = say(township, order, "attendance", Map.of("present", members("T03", 24)))
                .expect(200)
                .json();

        assertThat(answer.path("outcome").asText()).isEqualTo("LATE");
        assertThat(answer.at("/order/state").asText()).isEqualTo("MUSTERED");
        Eventually.within(
                SOON, () -> commander.get("/api/tasks?incidentId=" + incident).json().findValuesAsText("kind").stream()
                        .noneMatch("Task_DecideShortMuster"::equals));
    }
}
