package org.muster.warningcall;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.muster.incident.Incident;
import org.muster.warning.Warnings;
import org.springframework.stereotype.Component;

/**
 * Who was called about a warning before the response it led to was started: those calls belong to no incident, so no
 * incident's journal tells of them.
 */
@Component
public class EarlierCalls {

    /**
     * A place that had to answer.
     *
     * @param person who answered, with their post, or null
     * @param answeredAt null while nobody has
     * @param turn 1 when the first who was called answered
     * @param unreached whether nobody on the list answered
     */
    public record Called(
            String target,
            String person,
            String via,
            Instant calledAt,
            Instant answeredAt,
            int turn,
            boolean unreached) {}

    private final Rounds rounds;
    private final Warnings warnings;

    EarlierCalls(Rounds rounds, Warnings warnings) {
        this.rounds = rounds;
        this.warnings = warnings;
    }

    /** Those of the incident's county, in the order of calling; empty for an incident no warning launched. */
    public List<Called> of(Incident incident) {
        return warnings.behind(incident.id()).stream()
                .flatMap(it -> rounds.listOfWarning(it.toString()).stream())
                .filter(it -> it.incidentId() == null)
                .filter(it ->
                        it.division().county().equals(incident.divisionCode().county()))
                .flatMap(it -> rounds.targets(it.id()).stream())
                .sorted(Comparator.comparing(Target::calledAt)
                        .thenComparing(Target::answeredAt, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(Target::name))
                .map(EarlierCalls::called)
                .toList();
    }

    private static Called called(Target it) {
        return new Called(
                it.name(),
                it.answeredBy() == null ? null : it.answeredBy() + post(it),
                it.via(),
                it.calledAt(),
                it.answeredAt(),
                it.turn(),
                it.state() == Target.State.UNREACHED || it.state() == Target.State.MESSENGER);
    }

    private static String post(Target it) {
        return it.people().stream()
                .filter(one -> Objects.equals(one.person(), it.answeredBy()))
                .map(Contact::post)
                .filter(post -> post != null && !post.isBlank())
                .findFirst()
                .map(post -> "（" + post + "）")
                .orElse("");
    }
}
