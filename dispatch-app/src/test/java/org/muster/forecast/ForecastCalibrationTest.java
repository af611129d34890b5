package org.muster.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.muster.forecast.Reliability.Forecast;
import org.muster.team.TeamId;
import org.muster.team.TeamKind;

/**
 * Five thousand musters of sixty teams, foretold one by one while the book of habits learns from those before. The true
 * habits are hidden from it. Decision 0010 quotes the table this prints.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForecastCalibrationTest {

    private static final long SEED = 20260405;
    private static final int MUSTERS = 5000;
    private static final int UNTOLD = 500;
    private static final int LEARN_EVERY = 250;

    static final ForecastFigures FIGURES = new ForecastFigures(
            0.30,
            0.50,
            0.20,
            java.time.Duration.ofMinutes(10),
            3,
            0.25,
            0.50,
            0.02,
            new ForecastFigures.Prior(0.10, 0.90, 0.60, 0.60, 0.35, 0.60, 0.97, 0.50, 0.50));

    /** @param covered share of musters whose heads at the deadline lay in the 80 % interval */
    private record Trial(Reliability forecast, Reliability linear, Reliability untaught, double covered) {

        /** Nothing known but how often it happens. */
        Reliability constant() {
            double rate = forecast.baseRate();
            return forecast.bent(any -> rate);
        }

        void print(String title) {
            System.out.printf(
                    Locale.ROOT,
                    "%s%n%smean distance %.3f, largest %.3f; Brier %.4f; constant base rate %.2f: %.4f; linear extrapolation %.4f;"
                            + " prior alone %.4f; the 80 %% interval held %.3f%n",
                    title,
                    forecast.table(),
                    forecast.meanDistance(),
                    forecast.largestDistance(),
                    forecast.brier(),
                    forecast.baseRate(),
                    constant().brier(),
                    linear.brier(),
                    untaught.brier(),
                    covered);
        }
    }

    private Trial trial;

    @BeforeAll
    void foretell() {
        trial = foretell(SimulatedMusters.Law.LOG_NORMAL, MUSTERS);
        trial.print("travel log-normal");
    }

    private static Trial foretell(SimulatedMusters.Law law, int musters) {
        SimulatedMusters world = new SimulatedMusters(SEED, law);
        List<PastMuster> past = new ArrayList<>();
        HabitsBook book = HabitsBook.learned(past, FIGURES);
        HabitsBook empty = book;
        List<Forecast> said = new ArrayList<>();
        List<Forecast> straight = new ArrayList<>();
        List<Forecast> blind = new ArrayList<>();
        int inside = 0;
        for (int i = 0; i < musters; i++) {
            if (i % LEARN_EVERY == 0) {
                book = HabitsBook.learned(past, FIGURES);
            }
            SimulatedMusters.Muster muster = world.next();
            int quorum = muster.team().quorum();
            double now = world.moment();
            if (i >= UNTOLD && !muster.reachedBy(now)) {
                boolean reached = muster.reachedBy(1);
                Heads heads = outlook(book, muster, now).by(1);
                said.add(new Forecast(heads.atLeast(quorum), reached));
                blind.add(new Forecast(outlook(empty, muster, now).by(1).atLeast(quorum), reached));
                straight.add(new Forecast(muster.presentBy(now) / now >= quorum ? 1 : 0, reached));
                int there = muster.presentBy(1);
                inside += heads.quantile(0.1) <= there && there <= heads.quantile(0.9) ? 1 : 0;
            }
            past.add(muster.past());
        }
        return new Trial(
                new Reliability(said),
                new Reliability(straight),
                new Reliability(blind),
                (double) inside / said.size());
    }

    private static Outlook outlook(HabitsBook book, SimulatedMusters.Muster muster, double now) {
        SimulatedMusters.Team team = muster.team();
        return Outlook.on(muster.at(now), now, book.of(team.id(), team.kind(), team.attendance()), FIGURES);
    }

    @Test
    void happensAsOftenAsItSays() {
        assertThat(trial.forecast().faults()).isEmpty();
        assertThat(trial.forecast().bins()).hasSize(Reliability.BINS);
    }

    /** The same musters, which are none without a leader and three of the four pump operators. */
    @Test
    void happensAsOftenAsItSaysWhenDutiesMustBeManned() {
        SimulatedMusters world = new SimulatedMusters(SEED, SimulatedMusters.Law.LOG_NORMAL);
        List<PastMuster> past = new ArrayList<>();
        HabitsBook book = HabitsBook.learned(past, FIGURES);
        List<Forecast> joint = new ArrayList<>();
        List<Forecast> headsOnly = new ArrayList<>();
        List<Forecast> multiplied = new ArrayList<>();
        for (int i = 0; i < MUSTERS; i++) {
            if (i % LEARN_EVERY == 0) {
                book = HabitsBook.learned(past, FIGURES);
            }
            SimulatedMusters.Muster muster = world.next();
            SimulatedMusters.Team team = muster.team();
            double now = world.moment();
            if (i >= UNTOLD && !muster.mannedBy(now)) {
                boolean manned = muster.mannedBy(1);
                Need need = muster.need(now);
                Outlook outlook = Outlook.on(
                        muster.withDutiesAt(now), now, book.of(team.id(), team.kind(), team.attendance()), FIGURES);
                double heads = outlook.meets(Need.ofHeads(need.heads()), 1);
                joint.add(new Forecast(outlook.meets(need, 1), manned));
                headsOnly.add(new Forecast(heads, manned));
                multiplied.add(new Forecast(
                        heads * outlook.meets(need.onlyDuty(0), 1) * outlook.meets(need.onlyDuty(1), 1), manned));
            }
            past.add(muster.past());
        }
        Reliability exact = new Reliability(joint);
        System.out.printf(
                Locale.ROOT,
                "with duties%n%smean distance %.3f, largest %.3f; Brier %.4f; base rate %.2f; heads alone %.4f; multiplied %.4f%n",
                exact.table(),
                exact.meanDistance(),
                exact.largestDistance(),
                exact.brier(),
                exact.baseRate(),
                new Reliability(headsOnly).brier(),
                new Reliability(multiplied).brier());
        assertThat(exact.faults()).isEmpty();
        assertThat(exact.brier()).isLessThan(new Reliability(headsOnly).brier());
        assertThat(new Reliability(headsOnly).faults())
                .as("heads alone promise too much")
                .isNotEmpty();
        assertThat(exact.meanDistance())
                .as("heads and duties are the same people: their chances must not be multiplied")
                .isLessThan(new Reliability(multiplied).meanDistance());
    }

    @Test
    void saysMoreThanTheBaseRateAndThanAStraightLine() {
        // a third less than knowing nothing about the single case, and less than half of the straight line
        assertThat(trial.forecast().brier()).isLessThan(trial.constant().brier() * 0.67);
        assertThat(trial.forecast().brier()).isLessThan(trial.linear().brier() * 0.5);
    }

    @Test
    void bearsATruthOfAnotherForm() {
        Trial other = foretell(SimulatedMusters.Law.GAMMA, MUSTERS / 2);
        other.print("travel gamma");
        assertThat(other.forecast().faults()).isEmpty();
        assertThat(other.forecast().brier()).isLessThan(other.constant().brier() * 0.67);
    }

    @Test
    void isBetterForHavingLearned() {
        assertThat(trial.forecast().brier()).isLessThan(trial.untaught().brier());
    }

    @Test
    void holdsTheBandItDraws() {
        // heads are whole numbers, so an interval of at least 80 % holds a little more
        assertThat(trial.covered()).isBetween(0.78, 0.92);
    }

    @Test
    void aForecastTooSureOfItselfIsCaught() {
        Reliability sure = trial.forecast().bent(it -> Delay.odds(clip(it), 2 * Math.log(clip(it) / (1 - clip(it)))));
        assertThat(sure.faults()).isNotEmpty();
        assertThat(sure.brier()).isGreaterThan(trial.forecast().brier());
    }

    @Test
    void aForecastThatHopesIsCaught() {
        assertThat(trial.forecast().bent(Math::sqrt).faults()).isNotEmpty();
    }

    @Test
    void aForecastThatIsNotMadeOfTheCaseIsCaught() {
        List<Forecast> shuffled = new ArrayList<>();
        List<Forecast> all = new ArrayList<>();
        trial.forecast().bent(it -> {
            all.add(new Forecast(it, false));
            return it;
        });
        for (int i = 0; i < all.size(); i++) {
            shuffled.add(new Forecast(all.get(i).said(), i % 3 == 0));
        }
        assertThat(new Reliability(shuffled).faults()).isNotEmpty();
    }

    @Test
    void whoeverSawFastMustersOnlyDoesNotTakeTheLateForLazy() {
        // everybody comes, but each muster is left as soon as eight of ten are there
        List<PastMuster> past = new ArrayList<>();
        SimulatedMusters world = new SimulatedMusters(7, SimulatedMusters.Law.LOG_NORMAL);
        for (int i = 0; i < 400; i++) {
            SimulatedMusters.Muster muster = world.next();
            List<PastMuster.Seen> all = muster.members().stream()
                    .map(it -> new PastMuster.Seen(null, false, 0.3 + Math.abs(0.2 * (it.hashCode() % 100) / 100)))
                    .toList();
            double end = all.stream()
                    .map(PastMuster.Seen::presentAfter)
                    .sorted()
                    .skip(all.size() * 8L / 10)
                    .findFirst()
                    .orElseThrow();
            past.add(new PastMuster(
                    muster.team().id(),
                    TeamKind.BOAT,
                    0.8,
                    end,
                    all.stream()
                            .map(it -> new PastMuster.Seen(
                                    null, false, it.presentAfter() <= end ? it.presentAfter() : null))
                            .toList()));
        }
        Habits habits = HabitsBook.learned(past, FIGURES).of(new TeamId("S99"), TeamKind.BOAT, 0.8);
        assertThat(habits.arrival().share()).isGreaterThan(0.9);
    }

    private static double clip(double probability) {
        return Math.min(0.999, Math.max(0.001, probability));
    }
}
