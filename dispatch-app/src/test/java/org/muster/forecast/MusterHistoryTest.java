package org.muster.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.OrderId;
import org.muster.muster.MemberAnswers;
import org.muster.stories.StoryTest;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Forest;
import org.muster.team.Member;
import org.muster.team.TeamId;
import org.muster.team.Teams;
import org.springframework.beans.factory.annotation.Autowired;

/** What is left of a muster to learn from. */
class MusterHistoryTest extends StoryTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Autowired
    private MusterHistory history;

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
    void keepsWhoAnsweredAndCameInSharesOfTheStandardAndNeverMixesExercisesWithRealMusters() {
        Client dispatcher = as("dispatcher");
        Client brigade = as("brigade");
        int real = history.list(false).size();
        int exercised = history.list(true).size();
        String order =
                Forest.order(dispatcher, Forest.fire(dispatcher, 20), "T01").get(0);
        Forest.say(brigade, order, "acknowledgement", Map.of());
        List<Member> members = teams.membersOf(new TeamId("T01"));
        answers.record(dispatch.get(OrderId.of(order)), members.get(0), MemberAnswers.Answer.COMING, "LINK");
        answers.record(dispatch.get(OrderId.of(order)), members.get(29), MemberAnswers.Answer.NOT_COMING, "LINK");
        Forest.muster(brigade, order, 29);
        Eventually.within(SOON, () -> seenPresent(order) == 29);
        assertThat(history.list(true)).as("it is not over yet").hasSize(exercised);

        Forest.say(brigade, order, "departure", Map.of());

        PastMuster muster = history.list(true).stream()
                .filter(it -> it.team().equals(new TeamId("T01")))
                .findFirst()
                .orElseThrow();
        assertThat(history.list(true)).hasSize(exercised + 1);
        assertThat(history.list(false)).hasSize(real);
        assertThat(muster.members()).hasSize(30);
        assertThat(muster.members()).filteredOn(it -> it.presentAfter() != null).hasSize(29);
        assertThat(muster.members())
                .filteredOn(it -> it.answeredAfter() != null)
                .hasSize(2)
                .extracting(PastMuster.Seen::coming)
                .containsExactlyInAnyOrder(true, false);
        // ten minutes are thirty seconds here: a fifth of a second is more than a thousandth of the standard
        assertThat(muster.watched()).isBetween(0.001, 2.0);
        assertThat(muster.members())
                .filteredOn(it -> it.presentAfter() != null)
                .allSatisfy(it -> assertThat(it.presentAfter()).isBetween(0.0, muster.watched() + 0.1));
        Habits habits = HabitsBook.learned(List.of(muster), ForecastCalibrationTest.FIGURES)
                .of(muster.team(), muster.kind(), muster.attendance());
        assertThat(habits.seen()).isEqualTo(1);
    }

    private int seenPresent(String order) {
        return jdbc.sql("select count(*) from muster_observation where order_id = ?::uuid and present_at is not null")
                .param(order)
                .query(Integer.class)
                .single();
    }
}
