package org.muster.muster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muster.muster.Mark.Proof;

/** The marks of one muster, and which of them counts. */
final class History {

    private final Map<String, List<Mark>> byMember = new LinkedHashMap<>();
    private final Map<String, Mark> counting = new LinkedHashMap<>();

    History(List<Mark> marks) {
        marks.forEach(this::add);
    }

    void add(Mark mark) {
        byMember.computeIfAbsent(mark.memberId(), any -> new ArrayList<>()).add(mark);
        if (!mark.overtaken()) {
            counting.put(mark.memberId(), mark);
        }
    }

    /** The mark that counts, or null while nobody has said anything. */
    Mark of(String member) {
        return counting.get(member);
    }

    Map<String, Mark> counting() {
        return counting;
    }

    /** Everything ever said about a member, oldest first. */
    List<Mark> all(String member) {
        return byMember.getOrDefault(member, List.of());
    }

    /** The newest word this speaker's device has said about a member; what it said before may be overtaken by it. */
    Mark newestOf(String member, String actor) {
        return all(member).stream()
                .filter(it -> it.actor().equals(actor) && it.deviceSeq() != null && !it.overtaken())
                .reduce((one, other) -> other.deviceSeq() >= one.deviceSeq() ? other : one)
                .orElse(null);
    }

    /** By what proofs the member stands as they do now: those that agree, back to the last that did not. */
    List<Proof> proofs(String member) {
        Mark now = of(member);
        List<Proof> proofs = new ArrayList<>();
        for (Mark mark : all(member)) {
            if (mark.overtaken()) {
                continue;
            }
            if (mark.status() != now.status()) {
                proofs.clear();
            } else if (!proofs.contains(mark.proof())) {
                proofs.add(mark.proof());
            }
        }
        return proofs;
    }
}
