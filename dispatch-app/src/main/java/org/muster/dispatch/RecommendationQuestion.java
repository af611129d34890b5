package org.muster.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.muster.dispatch.DispatchRules.Need;
import org.muster.division.Division;
import org.muster.team.TeamKind;

/**
 * What is asked of the {@link Recommender}.
 *
 * @param pace the real duration of a nominal one; an exercise may run faster
 * @param needs what is wanted; empty when no rule speaks of this hazard, then everybody free is listed
 * @param serving who is under orders for this incident already
 * @param townships that must not be left bare
 * @param water usable water, nearest first
 * @param listed how many teams beyond the proposed ones are told of at most, and how many excluded ones
 */
record RecommendationQuestion(
        Instant now,
        UnaryOperator<Duration> pace,
        List<Need> needs,
        List<Serving> serving,
        List<RecommendationCandidate> candidates,
        List<Division> townships,
        List<Recommendation.Water> water,
        int listed) {

    /** @param people who came, or who are expected while they muster */
    record Serving(TeamKind kind, Set<String> skills, int people) {}
}
