package org.muster.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.muster.forecast.PastMuster.Seen;
import org.muster.team.TeamId;
import org.muster.team.TeamKind;

/**
 * Teams whose true habits the forecast never sees: they differ by kind, team, member and day, travel by another law than
 * the model's (gamma, not log-normal), and keep their word less or more than the prior says. Everything follows from the
 * seed.
 */
final class SimulatedMusters {

    private static final int LEADER = 1;
    private static final int PUMP = 2;

    private static final double DAY_PACE = 0.30;
    private static final double DAY_WILL = 0.60;

    /** @param quorum of the members */
    record Team(
            TeamId id,
            TeamKind kind,
            double attendance,
            int quorum,
            double answerMu,
            double announces,
            double comes,
            double travelMean,
            double[] memberPace) {}

    /** @param presentAfter when each member was there; infinite for those who never came */
    record Muster(Team team, List<Seen> members) {

        int presentBy(double time) {
            return (int) members.stream()
                    .filter(it -> it.presentAfter() != null && it.presentAfter() <= time)
                    .count();
        }

        boolean reachedBy(double time) {
            return presentBy(time) >= team.quorum();
        }

        /** Heads, one of the two leaders and three of the four pump operators. */
        boolean mannedBy(double time) {
            return reachedBy(time) && missingBy(LEADER, time) == 0 && missingBy(PUMP, time) == 0;
        }

        /** What is still wanted at this time. */
        Need need(double time) {
            return new Need(team.quorum(), new int[] {missingBy(LEADER, time), missingBy(PUMP, time)});
        }

        private int missingBy(int duty, double time) {
            int there = 0;
            for (int i = 0; i < members.size(); i++) {
                Double present = members.get(i).presentAfter();
                there += (duties(i) & duty) != 0 && present != null && present <= time ? 1 : 0;
            }
            return Math.max(0, (duty == LEADER ? 1 : 3) - there);
        }

        /** The first two lead, the second of them and the next three work the pumps: one fills two duties. */
        private static int duties(int member) {
            return switch (member) {
                case 0 -> LEADER;
                case 1 -> LEADER | PUMP;
                case 2, 3, 4 -> PUMP;
                default -> 0;
            };
        }

        /** What the duty room knows at this time, duties and all. */
        List<Called> withDutiesAt(double time) {
            List<Called> plain = at(time);
            List<Called> all = new ArrayList<>();
            for (int i = 0; i < plain.size(); i++) {
                Called it = plain.get(i);
                all.add(new Called(it.answeredAfter(), it.coming(), it.standing(), it.present() ? 0 : duties(i)));
            }
            return all;
        }

        /** What the duty room knows at this time. */
        List<Called> at(double time) {
            return members.stream()
                    .map(it -> {
                        boolean answered = it.answeredAfter() != null && it.answeredAfter() <= time;
                        boolean there = it.presentAfter() != null && it.presentAfter() <= time;
                        return new Called(
                                answered ? it.answeredAfter() : null,
                                answered && it.coming(),
                                there ? Called.Standing.PRESENT : Called.Standing.OPEN);
                    })
                    .toList();
        }

        /** What is left of it when the team has gone: shortly after the quorum, or when nobody waits any longer. */
        PastMuster past() {
            List<Double> times = members.stream()
                    .map(Seen::presentAfter)
                    .filter(it -> it != null)
                    .sorted()
                    .toList();
            double reached = times.size() >= team.quorum() ? times.get(team.quorum() - 1) : 2;
            double end = Math.min(2, reached + 0.05);
            List<Seen> seen = members.stream()
                    .map(it -> {
                        boolean answered = it.answeredAfter() != null && it.answeredAfter() <= end;
                        boolean there = it.presentAfter() != null && it.presentAfter() <= end;
                        return new Seen(
                                answered ? it.answeredAfter() : null,
                                answered && it.coming(),
                                there ? it.presentAfter() : null);
                    })
                    .toList();
            return new PastMuster(team.id(), team.kind(), team.attendance(), end, seen);
        }
    }

    /** How travel times are spread around their mean of 1. */
    enum Law {
        LOG_NORMAL,
        /** of shape 3: thinner in the tail than the model believes */
        GAMMA
    }

    private final Random random;
    private final Law law;
    private final List<Team> teams = new ArrayList<>();

    SimulatedMusters(long seed, Law law) {
        random = new Random(seed);
        this.law = law;
        TeamKind[] kinds = {
            TeamKind.PROFESSIONAL, TeamKind.SEMI_PROFESSIONAL, TeamKind.MASS, TeamKind.COMPREHENSIVE, TeamKind.BOAT
        };
        for (TeamKind kind : kinds) {
            double attendance = kind == TeamKind.PROFESSIONAL ? 0.90 : 0.80;
            double kindPace = 0.25 * random.nextGaussian();
            double kindWill = 0.3 * random.nextGaussian();
            for (int i = 0; i < 12; i++) {
                teams.add(team(kind, attendance, kindPace, kindWill, teams.size() + 1));
            }
        }
    }

    private Team team(TeamKind kind, double attendance, double kindPace, double kindWill, int number) {
        int members = 12 + random.nextInt(29);
        double[] pace =
                random.doubles(members).map(any -> 0.35 * random.nextGaussian()).toArray();
        double usual = attendance + 0.7 * (1 - attendance);
        return new Team(
                new TeamId("S%02d".formatted(number)),
                kind,
                attendance,
                (int) Math.ceil(attendance * members - 1e-9),
                Math.log(0.14) + kindPace + 0.3 * random.nextGaussian(),
                Delay.odds(0.5, 0.6 * random.nextGaussian()),
                Delay.odds(usual, kindWill + 0.5 * random.nextGaussian()),
                0.36 * Math.exp(kindPace + 0.3 * random.nextGaussian()),
                pace);
    }

    /** The next muster: some team, on some day. */
    Muster next() {
        Team team = teams.get(random.nextInt(teams.size()));
        double slower = DAY_PACE * random.nextGaussian();
        double comes = Delay.odds(team.comes(), DAY_WILL * random.nextGaussian());
        List<Seen> members = new ArrayList<>();
        for (double pace : team.memberPace()) {
            boolean announces = random.nextDouble() < team.announces();
            boolean willing = random.nextDouble() < comes;
            double answer = Math.exp(team.answerMu() + slower + 0.7 * random.nextGaussian());
            double travel = team.travelMean() * Math.exp(slower + pace) * unit();
            boolean there = willing ? random.nextDouble() < 0.96 : announces && random.nextDouble() < 0.02;
            members.add(new Seen(announces ? answer : null, willing, there ? answer + travel : null));
        }
        return new Muster(team, members);
    }

    private double unit() {
        return switch (law) {
            case LOG_NORMAL -> Math.exp(0.5 * random.nextGaussian() - 0.125);
            case GAMMA -> -Math.log(random.nextDouble() * random.nextDouble() * random.nextDouble()) / 3;
        };
    }

    /** A moment at which somebody might look. */
    double moment() {
        return 0.05 + 0.9 * random.nextDouble();
    }
}
