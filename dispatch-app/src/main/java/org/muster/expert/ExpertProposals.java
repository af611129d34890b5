package org.muster.expert;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.muster.incident.AccidentFacts;
import org.muster.incident.Incident;
import org.muster.shared.DivisionCode;
import org.springframework.stereotype.Component;

/**
 * Whom to ask: first who knows the substance, then by credit grade, then the nearest. D is not proposed, C comes after
 * every A and B of the same knowledge (practices 6.27: dispatch prefers A and B).
 */
@Component
class ExpertProposals {

    /**
     * @param reasons why this one, in words
     * @param called whether they were called into this incident already
     */
    record Proposal(Expert expert, List<String> reasons, boolean called) {}

    /** @param notProposed how many know the matter and are left out for their grade */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Proposals(List<String> substances, List<Proposal> experts, int notProposed) {}

    /** An expert with how well they fit. */
    private record Fit(Expert expert, List<String> known, int distance) {}

    private static final int MOST = 30;

    private static final Comparator<Fit> BEST_FIRST = Comparator.comparing(
                    (Fit it) -> it.known().isEmpty())
            .thenComparing(it -> it.expert().grade())
            .thenComparing(Fit::distance)
            .thenComparing(it -> it.expert().name());

    private final Experts experts;
    private final ExpertCalls calls;

    ExpertProposals(Experts experts, ExpertCalls calls) {
        this.experts = experts;
        this.calls = calls;
    }

    /** @param substance one more than the facts tell, or null */
    Proposals of(Incident incident, String substance) {
        List<String> substances =
                new ArrayList<>(AccidentFacts.of(incident.facts()).substances());
        if (substance != null && !substance.isBlank() && !substances.contains(substance.strip())) {
            substances.add(substance.strip());
        }
        Set<String> called =
                calls.list(incident.id()).stream().map(ExpertCall::expertId).collect(Collectors.toSet());
        List<Fit> fitting = experts.withinReach(incident.divisionCode()).stream()
                .map(it -> fit(it, substances, incident.divisionCode()))
                .filter(it -> !it.known().isEmpty() || it.expert().hazards().contains(incident.hazard()))
                .sorted(BEST_FIRST)
                .toList();
        return new Proposals(
                substances,
                fitting.stream()
                        .filter(it -> it.expert().grade().proposed())
                        .limit(MOST)
                        .map(it -> new Proposal(
                                it.expert(),
                                reasons(it),
                                called.contains(it.expert().id())))
                        .toList(),
                (int) fitting.stream()
                        .filter(it -> !it.expert().grade().proposed())
                        .count());
    }

    private static Fit fit(Expert expert, List<String> substances, DivisionCode division) {
        DivisionCode own = expert.divisionCode();
        int distance = own.county().covers(division)
                        && own.level() != DivisionCode.Level.CITY
                        && own.level() != DivisionCode.Level.PROVINCE
                ? 0
                : own.level() == DivisionCode.Level.CITY ? 1 : own.level() == DivisionCode.Level.PROVINCE ? 2 : 3;
        return new Fit(
                expert,
                substances.stream().filter(expert.substances()::contains).toList(),
                distance);
    }

    private static List<String> reasons(Fit it) {
        List<String> reasons = new ArrayList<>();
        if (!it.known().isEmpty()) {
            reasons.add("熟悉 " + String.join("、", it.known()));
        }
        reasons.add("信用 " + it.expert().grade() + " 级");
        reasons.add(List.of("本县", "市级", "省级", "邻县").get(it.distance()));
        return reasons;
    }
}
