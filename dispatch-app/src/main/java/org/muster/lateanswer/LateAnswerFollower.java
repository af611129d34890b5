package org.muster.lateanswer;

import java.util.Map;
import java.util.Optional;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.incident.IncidentManagement;
import org.muster.journal.Entry;
import org.muster.journal.Journal;
import org.muster.journal.JournalFollower;
import org.muster.lateanswer.LateAnswerEvent.LateAnswerReceived;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.springframework.stereotype.Component;

/** Notices a team that answers, musters, sets out or arrives although another was sent in its place. */
@Component
class LateAnswerFollower implements JournalFollower {

    /** What an event of a standing order says, in the word of the answer. */
    private static final Map<String, String> OF_STANDING_ORDERS = Map.of(
            "DispatchOrderAcknowledged", "ACKNOWLEDGEMENT",
            "MusterReached", "ATTENDANCE",
            "TeamDeparted", "DEPARTURE",
            "TeamArrived", "ARRIVAL");

    /** Answers that mean the team is coming; the others need nobody's decision. */
    private static final Map<String, String> LABELS = Map.of(
            "ACKNOWLEDGEMENT", "签收",
            "ATTENDANCE", "集结",
            "DEPARTURE", "出发",
            "ARRIVAL", "到场");

    private final LateAnswers rows;
    private final DispatchManagement dispatch;
    private final IncidentManagement incidents;
    private final Journal journal;

    LateAnswerFollower(LateAnswers rows, DispatchManagement dispatch, IncidentManagement incidents, Journal journal) {
        this.rows = rows;
        this.dispatch = dispatch;
        this.incidents = incidents;
        this.journal = journal;
    }

    static String label(String answer) {
        return LABELS.getOrDefault(answer, answer);
    }

    @Override
    public String name() {
        return "late-answer";
    }

    @Override
    public boolean wants(String type) {
        return type.equals("SupersededAnswerReceived") || OF_STANDING_ORDERS.containsKey(type);
    }

    @Override
    public void on(Entry entry) {
        String answer = OF_STANDING_ORDERS.getOrDefault(entry.type(), entry.text("answer"));
        if (!LABELS.containsKey(answer)) {
            return;
        }
        OrderId order = OrderId.of(entry.text("orderId"));
        Optional<DispatchOrder> replacement = dispatch.listReplacing(order).stream()
                .filter(it -> it.state().open())
                .reduce((earlier, later) -> later);
        if (replacement.isEmpty()) {
            return;
        }
        DispatchOrder late = dispatch.get(order);
        replacement
                .filter(it -> rows.add(late, it, incidents.get(entry.incidentId()), answer, entry.at()))
                .ifPresent(it -> ActorContext.runAs(
                        Actor.SYSTEM,
                        "SYSTEM",
                        () -> journal.record(new LateAnswerReceived(
                                entry.incidentId(),
                                late.id(),
                                late.teamName(),
                                answer,
                                label(answer),
                                it.id(),
                                it.teamName()))));
    }
}
