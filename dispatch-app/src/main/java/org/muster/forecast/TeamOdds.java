package org.muster.forecast;

import java.util.Collections;
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

    private final ForecastBoard board;
    private final ForecastFigures figures;

    /** Habits are one object per kind until a team is known, so a list of teams asks few different questions. */
    private final Map<Habits, Map<Question, Double>> answered = Collections.synchronizedMap(new WeakHashMap<>());

    TeamOdds(ForecastBoard board, ForecastFigures figures) {
        this.board = board;
        this.figures = figures;
    }

    @Override
    public double of(Team team, MusterStandard standard, boolean exercise) {
        Habits habits = board.book(exercise).of(team.id(), team.kind(), standard.attendance());
        return answered.computeIfAbsent(habits, any -> new ConcurrentHashMap<>())
                .computeIfAbsent(new Question(standard.strength(), standard.quorum()), it -> odds(habits, it));
    }

    private double odds(Habits habits, Question asked) {
        var silent = Collections.nCopies(asked.people(), Called.silent());
        double odds = Outlook.on(silent, 0, habits, figures).by(1).atLeast(asked.quorum());
        return Math.round(odds * 1000) / 1000.0;
    }
}
