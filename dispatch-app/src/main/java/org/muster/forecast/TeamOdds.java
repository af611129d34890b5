package org.muster.forecast;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.muster.dispatch.MusterOdds;
import org.muster.dispatch.MusterStandard;
import org.muster.team.Team;
import org.springframework.stereotype.Component;

/** How likely a team would make its standard if it were called now, as far as its habits are known. */
@Component
class TeamOdds implements MusterOdds {

    private record Question(int people, int quorum) {}

    /** What is to be expected of a team with these habits before anybody is called, and what was asked about it. */
    private record Fresh(Outlook outlook, double[] ofSilent, Map<Question, Double> answered) {}

    private final ForecastBoard board;
    private final ForecastFigures figures;

    /** Habits are one object per kind until a team is known, so a list of teams asks few different questions. */
    private final Map<Habits, Fresh> fresh = Collections.synchronizedMap(new WeakHashMap<>());

    TeamOdds(ForecastBoard board, ForecastFigures figures) {
        this.board = board;
        this.figures = figures;
    }

    @Override
    public double of(Team team, MusterStandard standard, boolean exercise) {
        Habits habits = board.book(exercise).of(team.id(), team.kind(), standard.attendance());
        Fresh known = fresh.computeIfAbsent(habits, this::fresh);
        return known.answered()
                .computeIfAbsent(new Question(standard.strength(), standard.quorum()), it -> odds(known, it));
    }

    private Fresh fresh(Habits habits) {
        Outlook outlook = Outlook.on(List.of(), 0, habits, figures);
        return new Fresh(outlook, outlook.silentBy(1), new ConcurrentHashMap<>());
    }

    private static double odds(Fresh known, Question asked) {
        double odds = known.outlook().ofSilent(asked.people(), known.ofSilent()).atLeast(asked.quorum());
        return Math.round(odds * 1000) / 1000.0;
    }
}
