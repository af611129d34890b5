package org.muster.muster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.Rostered;
import org.muster.dispatch.SubQuorum;
import org.muster.dispatch.Tally;
import org.muster.team.Duty;
import org.muster.team.MemberId;

/** The muster of one order: who is on its roll, what was said of each, and what is still lacking. */
record Muster(DispatchOrder order, List<Rostered> roll, History history) {

    private static final int MOST_PROPOSALS = 3;

    Rostered member(String id) {
        return roll.stream()
                .filter(it -> it.id().value().equals(id))
                .findFirst()
                .orElse(null);
    }

    boolean present(Rostered member) {
        Mark mark = history.of(member.id().value());
        return mark != null && mark.present();
    }

    /** Who may not go to the line by law is welcome, but fills no quorum and mans no duty. */
    private boolean counts(Rostered member) {
        return member.fit() && present(member);
    }

    Tally tally() {
        int present = (int) roll.stream().filter(this::counts).count();
        int absent = (int) roll.stream()
                .map(it -> history.of(it.id().value()))
                .filter(it -> it != null && it.status() == Mark.Status.ABSENT)
                .count();
        return new Tally(present, absent, lacking());
    }

    private List<SubQuorum> lacking() {
        List<SubQuorum> lacking = new ArrayList<>();
        for (SubQuorum wanted : order.standard().subQuorums()) {
            int missing = wanted.least() - manning(wanted.duty());
            if (missing > 0) {
                lacking.add(new SubQuorum(wanted.duty(), missing));
            }
        }
        return lacking;
    }

    private int manning(Duty duty) {
        return (int) roll.stream().filter(it -> it.fills(duty) && counts(it)).count();
    }

    /**
     * Who could stand in for a duty: qualified, not needed in another one, not known to be away. Those who are there come
     * first, then those who said that they are coming.
     */
    List<Rostered> substitutesFor(Duty duty, Map<MemberId, MemberAnswers.Said> answers) {
        return roll.stream()
                .filter(it -> it.fit() && !it.fills(duty) && it.qualifiedFor(duty))
                .filter(it -> rank(it, answers) < 3)
                .filter(this::canBeSpared)
                .sorted((one, other) -> rank(one, answers) - rank(other, answers))
                .limit(MOST_PROPOSALS)
                .toList();
    }

    private int rank(Rostered member, Map<MemberId, MemberAnswers.Said> answers) {
        Mark mark = history.of(member.id().value());
        if (mark != null) {
            return mark.present() ? 0 : 3;
        }
        MemberAnswers.Said said = answers.get(member.id());
        if (said == null) {
            return 2;
        }
        return said.answer() == MemberAnswers.Answer.COMING ? 1 : 3;
    }

    private boolean canBeSpared(Rostered member) {
        return order.standard().subQuorums().stream()
                .filter(it -> member.fills(it.duty()))
                .allMatch(it -> manning(it.duty()) - (counts(member) ? 1 : 0) >= it.least());
    }

    Set<String> ids() {
        return roll.stream().map(it -> it.id().value()).collect(Collectors.toSet());
    }
}
