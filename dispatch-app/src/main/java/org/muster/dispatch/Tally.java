package org.muster.dispatch;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * Where a muster stands.
 *
 * @param present members present who fill the quorum
 * @param absent members reported missing
 * @param lacking duties not manned yet, with how many are missing of each
 */
public record Tally(int present, int absent, List<SubQuorum> lacking) {

    public Tally {
        lacking = List.copyOf(lacking);
    }

    /** Heads and duties: both must be there. */
    boolean reaches(MusterStandard standard) {
        return present >= standard.quorum() && lacking.isEmpty();
    }

    /** 水泵手 1, 队长 1; empty when every duty is manned. */
    @JsonIgnore
    public List<String> spoken() {
        return lacking.stream().map(SubQuorum::spoken).toList();
    }
}
