package org.muster.notification;

import java.util.Set;
import java.util.UUID;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.journal.Entry;
import org.muster.journal.JournalFollower;
import org.muster.team.Contact;
import org.muster.team.Team;
import org.muster.team.Teams;
import org.springframework.stereotype.Component;

/** Tells teams by short message what their open page may not have reached them with. */
@Component
class OrderNotices implements JournalFollower {

    private static final Set<String> TOLD = Set.of("DispatchOrderIssued", "TeamRecalled", "DispatchOrderCancelled");

    private final Outbox outbox;
    private final IncidentManagement incidents;
    private final DispatchManagement dispatch;
    private final Teams teams;

    OrderNotices(Outbox outbox, IncidentManagement incidents, DispatchManagement dispatch, Teams teams) {
        this.outbox = outbox;
        this.incidents = incidents;
        this.dispatch = dispatch;
        this.teams = teams;
    }

    @Override
    public String name() {
        return "order-notices";
    }

    @Override
    public boolean wants(String type) {
        return TOLD.contains(type);
    }

    @Override
    public void on(Entry entry) {
        Incident incident = incidents.get(entry.incidentId());
        DispatchOrder order = dispatch.get(new OrderId(UUID.fromString(entry.text("orderId"))));
        Team team = teams.get(order.teamId());
        String text = (incident.exercise() ? "【推演】" : "") + words(entry, incident, order);
        tell(entry, order, team.leader(), text, incident.exercise());
        if (entry.type().equals("TeamRecalled")) {
            tell(entry, order, team.dutyOfficer(), text, incident.exercise());
        }
    }

    private void tell(Entry entry, DispatchOrder order, Contact contact, String text, boolean exercise) {
        if (contact != null && contact.phone() != null && !contact.phone().isBlank()) {
            outbox.add(entry.incidentId(), order.id().value(), entry.seq(), contact.phone(), text, exercise);
        }
    }

    private static String words(Entry entry, Incident incident, DispatchOrder order) {
        String head = order.teamName() + "：" + incident.title() + "，令 " + order.label();
        return switch (entry.type()) {
            case "DispatchOrderCancelled" -> head + " 撤销，立即停止并回执。原因：" + order.reason();
            case "TeamRecalled" -> head + " 尚未签收，请立即应答。任务：" + order.task();
            default -> head + "，" + order.standard().within().toMinutes() + " 分钟内集结 "
                    + order.standard().quorum() + " 人。任务：" + order.task();
        };
    }
}
