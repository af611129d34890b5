package org.muster.broadcast;

import java.util.EnumSet;
import java.util.Set;
import org.muster.shared.Problem;

/** How far a warning to the public has come. */
enum IssueState {
    DRAFT("起草中"),
    APPROVED("已审核"),
    ISSUED("已发布"),
    /** An update of it was issued. */
    REPLACED("已更新"),
    CANCELLED("已解除"),
    DISCARDED("已作废");

    private final String label;

    IssueState(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    private Set<IssueState> next() {
        return switch (this) {
            case DRAFT -> EnumSet.of(DRAFT, APPROVED, DISCARDED);
            case APPROVED -> EnumSet.of(DRAFT, ISSUED, DISCARDED);
            case ISSUED -> EnumSet.of(REPLACED, CANCELLED);
            case REPLACED, CANCELLED, DISCARDED -> EnumSet.noneOf(IssueState.class);
        };
    }

    /** @throws Problem 409 when it cannot go there from here */
    void require(IssueState wanted) {
        if (!next().contains(wanted)) {
            throw Problem.conflict("illegal-transition", "这条预警" + label + "，不能再" + verb(wanted) + "。请刷新后再看。");
        }
    }

    private static String verb(IssueState wanted) {
        return switch (wanted) {
            case DRAFT -> "修改或退回";
            case APPROVED -> "审核";
            case ISSUED -> "发布";
            case REPLACED -> "更新";
            case CANCELLED -> "解除";
            case DISCARDED -> "作废";
        };
    }
}
