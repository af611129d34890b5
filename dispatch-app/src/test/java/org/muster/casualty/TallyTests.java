package org.muster.casualty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.shared.IncidentId;

/** How the colours of the tags and the words of the doctors are counted. */
class TallyTests {

    private static final Instant NOW = Instant.parse("2026-11-26T18:00:00Z");

    private static Casualty one(Triage triage, Harm harm, Outcome outcome, Whereabouts state) {
        return new Casualty(
                new CasualtyId(UUID.randomUUID()),
                new IncidentId(UUID.randomUUID()),
                1,
                state,
                triage,
                null,
                null,
                harm,
                null,
                null,
                null,
                null,
                null,
                null,
                NOW,
                "crew",
                NOW,
                "crew",
                null,
                null,
                null,
                null,
                outcome,
                null,
                null);
    }

    private static Tally of(Triage triage, Harm harm, Outcome outcome) {
        return Tally.of(List.of(one(triage, harm, outcome, Whereabouts.ON_SCENE)));
    }

    @Test
    void countsByTheColourUntilADoctorSpeaks() {
        assertThat(of(Triage.BLACK, null, null).dead()).isOne();
        assertThat(of(Triage.RED, Harm.TRAUMA, null))
                .returns(1, Tally::seriouslyHurt)
                .returns(0, Tally::poisoned)
                .returns(1, Tally::provisional);
        assertThat(of(Triage.YELLOW, Harm.TRAUMA, null))
                .returns(0, Tally::seriouslyHurt)
                .returns(1, Tally::slightlyHurt);
        assertThat(of(Triage.YELLOW, Harm.POISONING, null))
                .as("acute poisoning counts with the heavily injured (令493 Art 3)")
                .returns(1, Tally::seriouslyHurt)
                .returns(1, Tally::poisoned);
        assertThat(of(Triage.GREEN, Harm.POISONING, null))
                .returns(0, Tally::seriouslyHurt)
                .returns(1, Tally::slightlyHurt);
    }

    @Test
    void countsByTheDoctorOnceHeHasSpoken() {
        assertThat(of(Triage.BLACK, null, Outcome.SERIOUS))
                .returns(0, Tally::dead)
                .returns(1, Tally::seriouslyHurt)
                .returns(0, Tally::provisional);
        assertThat(of(Triage.RED, Harm.POISONING, Outcome.LIGHT))
                .returns(0, Tally::seriouslyHurt)
                .returns(0, Tally::poisoned);
        assertThat(of(Triage.GREEN, null, Outcome.DEAD).dead()).isOne();
    }

    @Test
    void whoIsLostIsLostUntilFoundOrKnownToBeDead() {
        assertThat(Tally.of(List.of(
                        one(null, null, null, Whereabouts.MISSING),
                        one(null, null, null, Whereabouts.TRAPPED),
                        one(Triage.RED, null, null, Whereabouts.TRAPPED),
                        one(Triage.BLACK, null, null, Whereabouts.TRAPPED),
                        one(null, null, Outcome.UNHURT, Whereabouts.MISSING))))
                .returns(1, Tally::missing)
                .returns(2, Tally::trapped)
                .returns(1, Tally::seriouslyHurt)
                .returns(1, Tally::dead);
    }

    @Test
    void anOlderWordOfAnotherPhoneFillsGapsAndUndoesNothing() {
        Casualty known = one(Triage.YELLOW, null, null, Whereabouts.ON_SCENE);
        Word late =
                new Word(Whereabouts.TRAPPED, Triage.RED, "A-1", null, Harm.BURN, true, null, "氯", null, null, null);
        Casualty now = known.with(late, NOW.minusSeconds(60), "other");
        assertThat(now)
                .returns(Triage.YELLOW, Casualty::triage)
                .returns(Whereabouts.ON_SCENE, Casualty::state)
                .returns("A-1", Casualty::tag)
                .returns(Harm.BURN, Casualty::harm)
                .returns(true, Casualty::contaminated)
                .returns(NOW, Casualty::saidAt);
        Word denied = new Word(null, null, null, null, null, false, null, null, null, null, null);
        assertThat(now.with(denied, NOW.plusSeconds(60), "third").dirty())
                .as("what somebody saw stays until somebody washed it off")
                .isTrue();
        Word washed = new Word(null, null, null, null, null, null, true, null, null, null, null);
        assertThat(now.with(washed, NOW.plusSeconds(60), "third").dirty()).isFalse();
    }
}
