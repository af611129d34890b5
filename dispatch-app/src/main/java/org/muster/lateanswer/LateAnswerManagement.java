package org.muster.lateanswer;

import java.time.Clock;
import java.util.List;
import org.muster.account.Jurisdiction;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.DispatchManagement.Wanted;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.journal.Journal;
import org.muster.lateanswer.LateAnswerEvent.LateAnswerReconciled;
import org.muster.lateanswer.LateAnswers.LateAnswer;
import org.muster.shared.ActorContext;
import org.muster.shared.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Brings two teams on one task back to what somebody wants, in one step: all of it happens or nothing. */
@Service
@Transactional
class LateAnswerManagement {

    private final LateAnswers rows;
    private final DispatchManagement dispatch;
    private final Jurisdiction jurisdiction;
    private final Journal journal;
    private final Clock clock;

    LateAnswerManagement(
            LateAnswers rows, DispatchManagement dispatch, Jurisdiction jurisdiction, Journal journal, Clock clock) {
        this.rows = rows;
        this.dispatch = dispatch;
        this.jurisdiction = jurisdiction;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Decides which team stays. A late team whose order is gone gets a new one for the same task.
     *
     * @param reason why, or null for the usual words
     * @return the late team's order that stands now, or the old one when it has none
     * @throws Problem 409 {@code no-late-answer} when nothing is asked, {@code already-reconciled} naming who was first,
     *     {@code team-already-committed} when the late team was sent elsewhere meanwhile
     */
    DispatchOrder reconcile(OrderId late, Keep keep, String reason) {
        LateAnswer asked = rows.lock(late).orElseThrow(() -> Problem.conflict("no-late-answer", "这支队伍没有待定的迟到应答"));
        if (asked.settledBy() != null) {
            throw Problem.conflict("already-reconciled", asked.settledBy() + "已先作出决定，请刷新");
        }
        DispatchOrder order = dispatch.get(late);
        DispatchOrder replacement = dispatch.get(asked.replacementId());
        String why = reason == null || reason.isBlank() ? keep.label() : reason.strip();
        DispatchOrder renewed = null;
        if (keep == Keep.LATE && replacement.state().open()) {
            dispatch.cancel(replacement.id(), why);
        }
        if (keep == Keep.REPLACEMENT && order.state().open()) {
            dispatch.cancel(order.id(), why);
        }
        if (keep != Keep.REPLACEMENT && !order.state().open()) {
            renewed = dispatch.issue(
                            order.incidentId(),
                            List.of(new Wanted(order.teamId(), order.task(), order.musterPoint(), null)),
                            team -> jurisdiction.covers(team.division()))
                    .get(0);
        }
        rows.settle(asked.id(), keep, why, ActorContext.actor().name(), clock.instant());
        journal.record(new LateAnswerReconciled(
                order.incidentId(),
                order.id(),
                order.teamName(),
                keep,
                keep.label(),
                replacement.id(),
                replacement.teamName(),
                renewed == null ? null : renewed.id(),
                why));
        return renewed == null ? dispatch.get(late) : renewed;
    }
}
