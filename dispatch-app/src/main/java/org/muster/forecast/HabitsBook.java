package org.muster.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muster.team.TeamId;
import org.muster.team.TeamKind;

/**
 * What past musters taught: a prior of the installation, drawn towards what teams of a kind did, drawn towards what the
 * team itself did. Each level is the prior of the next and counts as much as a few musters ({@code strength}), so a team
 * seen twice is judged mostly by its kind and one seen fifty times by itself.
 *
 * <p>Who had not come when the watching ended is not taken for absent: their time is counted as longer than that (an
 * expectation–maximisation step per round), or else fast musters would make every team look lazy.
 */
final class HabitsBook {

    private static final int ROUNDS = 12;

    /** A member's word or arrival: at a time, or not by a time. */
    private record Sight(double time, boolean happened) {}

    private final ForecastFigures figures;
    private final Map<TeamKind, Habits> ofKind = new HashMap<>();
    private final Map<TeamId, Habits> ofTeam = new HashMap<>();
    private final Map<Double, Habits> untaught = new ConcurrentHashMap<>();

    private HabitsBook(ForecastFigures figures) {
        this.figures = figures;
    }

    static HabitsBook learned(List<PastMuster> past, ForecastFigures figures) {
        HabitsBook book = new HabitsBook(figures);
        by(past, PastMuster::kind).forEach((kind, musters) -> {
            double attendance = musters.stream()
                    .mapToDouble(PastMuster::attendance)
                    .average()
                    .orElseThrow();
            book.ofKind.put(kind, book.learn(Habits.before(figures.prior(), attendance), musters));
        });
        by(past, PastMuster::team).forEach((team, musters) -> {
            Habits kind = book.ofKind.get(musters.get(0).kind());
            book.ofTeam.put(team, book.learn(kind, musters));
        });
        return book;
    }

    private static <K> Map<K, List<PastMuster>> by(List<PastMuster> past, Function<PastMuster, K> key) {
        return past.stream().filter(it -> !it.members().isEmpty()).collect(Collectors.groupingBy(key));
    }

    /** The best that is known about a team; the same object for all teams of which no more than their kind is known. */
    Habits of(TeamId team, TeamKind kind, double attendance) {
        Habits own = ofTeam.get(team);
        if (own != null) {
            return own;
        }
        Habits alike = ofKind.get(kind);
        return alike != null ? alike : untaught.computeIfAbsent(attendance, it -> Habits.before(figures.prior(), it));
    }

    private Habits learn(Habits before, List<PastMuster> musters) {
        List<List<Sight>> answers = new ArrayList<>();
        List<List<Sight>> travels = new ArrayList<>();
        List<List<Sight>> arrivals = new ArrayList<>();
        double said = figures.strength() * before.answer().share();
        double yes = said * before.coming();
        for (PastMuster muster : musters) {
            double weight = 1.0 / muster.members().size();
            List<Sight> answersHere = new ArrayList<>();
            List<Sight> travelsHere = new ArrayList<>();
            List<Sight> arrivalsHere = new ArrayList<>();
            for (PastMuster.Seen member : muster.members()) {
                Double answered = member.answeredAfter();
                Double present = member.presentAfter();
                double presentOrNot = present == null ? muster.watched() : present;
                if (answered == null) {
                    // came without a word, or never: would have answered later, if ever
                    answersHere.add(new Sight(presentOrNot, false));
                    arrivalsHere.add(new Sight(presentOrNot, present != null));
                    continue;
                }
                answersHere.add(new Sight(answered, true));
                said += weight;
                if (member.coming()) {
                    yes += weight;
                    travelsHere.add(new Sight(presentOrNot - answered, present != null));
                }
            }
            answers.add(answersHere);
            travels.add(travelsHere);
            arrivals.add(arrivalsHere);
        }
        return new Habits(
                fit(before.answer(), answers),
                yes / said,
                fit(before.travel(), travels),
                fit(before.arrival(), arrivals),
                musters.size());
    }

    private Delay fit(Delay before, List<List<Sight>> musters) {
        Delay now = before;
        double[] slower = new double[musters.size()];
        double[] shares = new double[musters.size()];
        Arrays.fill(shares, before.share());
        for (int round = 0; round < ROUNDS; round++) {
            now = round(before, now, musters, slower, shares);
        }
        return now;
    }

    /**
     * One round: what is not known is put in as expected on that muster's own day, then the days and the belief are
     * averaged anew. Days matter, because on a good day the team is gone before the late ones come.
     */
    private Delay round(Delay before, Delay now, List<List<Sight>> musters, double[] slower, double[] shares) {
        double trust = figures.strength() * before.share();
        double happened = trust;
        double logs = trust * before.mu();
        double squares = trust * before.sigma() * before.sigma();
        double all = figures.strength();
        double share = figures.strength() * before.share();
        double dayPrecision = now.sigma() * now.sigma() / (figures.spreadOfTimes() * figures.spreadOfTimes());
        double usual = now.share() * (1 - now.share()) * figures.spreadOfWill() * figures.spreadOfWill();
        double dayTrust = Math.max(1, 1 / usual - 1);
        for (int m = 0; m < musters.size(); m++) {
            List<Sight> sights = musters.get(m);
            if (sights.isEmpty()) {
                continue;
            }
            double mass = 0;
            double off = 0;
            double spread = 0;
            for (Sight it : sights) {
                double log = Math.log(Math.max(it.time(), 1e-3));
                double here = 1;
                double mean = log;
                double variance = 0;
                if (!it.happened()) {
                    double z = (log - now.mu() - slower[m]) / now.sigma();
                    double later = Math.max(1 - Delay.phi(z), 1e-12);
                    double hazard = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) / later;
                    here = shares[m] * later / (shares[m] * later + 1 - shares[m]);
                    mean = now.mu() + slower[m] + now.sigma() * hazard;
                    variance = now.sigma() * now.sigma() * Math.max(0, 1 + z * hazard - hazard * hazard);
                }
                double distance = mean - now.mu();
                mass += here;
                off += here * distance;
                spread += here * (variance + (distance - slower[m]) * (distance - slower[m]));
            }
            slower[m] = off / (mass + dayPrecision);
            shares[m] = (dayTrust * now.share() + mass) / (dayTrust + sights.size());
            // a muster counts as one, however many were called; a few of many say less about it
            double weight = 1.0 / sights.size();
            happened += weight * mass;
            logs += weight * (now.mu() * mass + off);
            squares += weight * spread;
            share += weight * mass;
            all += 1;
        }
        return new Delay(logs / happened, Math.max(0.15, Math.sqrt(squares / happened)), share / all);
    }
}
