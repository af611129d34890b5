package org.muster.callout;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.dispatch.OrderState;
import org.muster.duty.DutyRoster;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.journal.Entry;
import org.muster.journal.Journal;
import org.muster.journal.JournalFollower;
import org.muster.team.Contact;
import org.muster.team.Member;
import org.muster.team.Team;
import org.muster.team.Teams;
import org.springframework.stereotype.Component;

/** Calls people out when the journal tells of an order, and leaves off calling whoever has answered. */
@Component
class CallOutFollower implements JournalFollower {

    private static final Set<Notice> CALLS = EnumSet.of(Notice.ORDER, Notice.RECALL);
    private static final Set<Called> COMMAND = EnumSet.of(Called.LEADER, Called.DUTY_OFFICER);
    private static final Set<Called> EVERYBODY = EnumSet.allOf(Called.class);

    private static final Set<String> TOLD = Set.of(
            "DispatchOrderIssued",
            "TeamRecalled",
            "DispatchOrderCancelled",
            "DispatchOrderRefused",
            "DispatchOrderDelivered",
            "DispatchOrderRead",
            "DispatchOrderAcknowledged",
            "MusterReached",
            "TeamDeparted",
            "TeamArrived",
            "TeamReleased",
            "CancellationAcknowledged",
            "MusterDeadlineExtended",
            "MemberAnswered",
            "RollCallTaken",
            "DeadlineMissed",
            "CrewCalledBack",
            "WithdrawalReceived",
            "CrewReportedSafe");

    private final CallOuts callOuts;
    private final Ladder ladder;
    private final CallOutWords words;
    private final IncidentManagement incidents;
    private final DispatchManagement dispatch;
    private final Teams teams;
    private final DutyRoster roster;
    private final Journal journal;
    private final SecureRandom random = new SecureRandom();

    CallOutFollower(
            CallOuts callOuts,
            Ladder ladder,
            CallOutWords words,
            IncidentManagement incidents,
            DispatchManagement dispatch,
            Teams teams,
            DutyRoster roster,
            Journal journal) {
        this.callOuts = callOuts;
        this.ladder = ladder;
        this.words = words;
        this.incidents = incidents;
        this.dispatch = dispatch;
        this.teams = teams;
        this.roster = roster;
        this.journal = journal;
    }

    /** Named by its first task; the cursor must not begin anew, or old orders would be called out again. */
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
        if (entry.text("orderId") == null) {
            return;
        }
        OrderId id = new OrderId(UUID.fromString(entry.text("orderId")));
        switch (entry.type()) {
            case "DispatchOrderIssued" -> begin(entry, dispatch.get(id));
            case "TeamRecalled" -> recall(entry, dispatch.get(id));
            case "DispatchOrderCancelled" -> standDown(entry, dispatch.get(id), EVERYBODY);
            case "DispatchOrderRefused" -> {
                callOuts.answered(id, Called.LEADER, "REFUSED", entry.channel(), entry.at());
                standDown(entry, dispatch.get(id), EnumSet.of(Called.MEMBER, Called.OFF_DUTY, Called.DUTY_OFFICER));
            }
            case "DispatchOrderDelivered" -> callOuts.delivered(id, Called.LEADER, entry.at());
            case "DispatchOrderRead" -> callOuts.read(id, Called.LEADER, entry.at());
            case "DispatchOrderAcknowledged" -> acknowledged(entry, id);
            case "MusterReached", "TeamDeparted", "TeamArrived" -> {
                acknowledged(entry, id);
                callOuts.leave(id, CALLS, EVERYBODY);
            }
            case "TeamReleased" -> {
                callOuts.leave(id, EnumSet.allOf(Notice.class), EVERYBODY);
                callOuts.close(id);
            }
            case "CancellationAcknowledged" -> callOuts.leave(
                    id, EnumSet.of(Notice.STAND_DOWN), EnumSet.of(Called.LEADER));
            case "CrewCalledBack" -> withdraw(entry, dispatch.get(id));
            case "WithdrawalReceived", "CrewReportedSafe" -> callOuts.leave(id, EnumSet.of(Notice.WITHDRAWAL), COMMAND);
            case "MusterDeadlineExtended" -> extended(entry, dispatch.get(id));
            case "MemberAnswered" -> callOuts.said(
                    id, List.of(entry.text("memberId")), entry.text("answer"), entry.channel(), entry.at());
            case "RollCallTaken" -> rollCalled(entry, id);
            case "DeadlineMissed" -> {
                if ("ACK".equals(entry.text("kind"))) {
                    callOuts.escalated(id);
                }
            }
            default -> throw new IllegalStateException("wanted but not understood: " + entry.type());
        }
    }

    /** Writes down everybody who can be called, whether or not the ladder ever reaches them. */
    private void begin(Entry entry, DispatchOrder order) {
        Incident incident = incidents.get(entry.incidentId());
        callOuts.open(incident, order);
        if (!order.state().open() || !callOuts.people(order.id()).isEmpty()) {
            return;
        }
        Team team = teams.get(order.teamId());
        List<Person> people = peopleOf(order, team);
        callOuts.add(order.id(), people);
        ladder.plan(order, Notice.ORDER, entry.seq(), entry.at(), words.order(incident, order), people);
        int unreachable = (int) people.stream().filter(it -> !it.hasPhone()).count();
        journal.record(new CallOutEvent.CallOutStarted(
                incident.id(), order.id(), order.teamName(), people.size(), unreachable));
    }

    private List<Person> peopleOf(DispatchOrder order, Team team) {
        List<Person> people = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        String leaderPhone = phone(team.leader());
        boolean leaderIsMember = false;
        for (Member member : teams.membersOf(team.id())) {
            String phone = blankToNull(member.phone());
            boolean leads = !leaderIsMember && leaderPhone != null && leaderPhone.equals(phone);
            leaderIsMember |= leads;
            Called kind = leads ? Called.LEADER : member.onShift() ? Called.MEMBER : Called.OFF_DUTY;
            people.add(person(order, kind, member.id().value(), member.name(), phone, codes));
        }
        if (!leaderIsMember) {
            people.add(person(order, Called.LEADER, null, team.leader().name(), leaderPhone, codes));
        }
        Contact duty = dutyOfficer(team);
        if (duty != null && !Objects.equals(phone(duty), leaderPhone)) {
            people.add(person(order, Called.DUTY_OFFICER, null, duty.name(), phone(duty), codes));
        }
        return people;
    }

    /** Who is on duty for the team now by its roster; without one, whom its register names. */
    private Contact dutyOfficer(Team team) {
        return roster.ofTeam(team.id().value())
                .flatMap(it -> it.officersFirst().stream().findFirst())
                .map(it -> new Contact(it.name(), it.phone()))
                .orElse(team.dutyOfficer());
    }

    /** Each person of an order has a code of their own, so that nobody can answer for a comrade by knowing the order's. */
    private Person person(
            DispatchOrder order, Called kind, String member, String name, String phone, Set<String> codes) {
        String code;
        do {
            code = "%04d".formatted(random.nextInt(10_000));
        } while (codes.size() < 10_000 && !codes.add(code));
        return new Person(
                UUID.randomUUID(),
                order.id(),
                kind,
                member,
                name,
                phone,
                code,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private void recall(Entry entry, DispatchOrder order) {
        if (order.state() == OrderState.ISSUED || order.state() == OrderState.DELIVERED) {
            tell(entry, order, Notice.RECALL, words.recall(incidents.get(entry.incidentId()), order), COMMAND);
        }
    }

    private void standDown(Entry entry, DispatchOrder order, Set<Called> kinds) {
        Incident incident = incidents.get(entry.incidentId());
        callOuts.leave(order.id(), EnumSet.allOf(Notice.class), EVERYBODY);
        String text =
                order.state() == OrderState.REFUSED ? words.refused(incident, order) : words.cancelled(incident, order);
        tell(entry, order, Notice.STAND_DOWN, text, kinds);
        callOuts.close(order.id());
    }

    private void extended(Entry entry, DispatchOrder order) {
        Instant due = Instant.parse(entry.text("dueAt"));
        tell(
                entry,
                order,
                Notice.NEWS,
                words.extended(incidents.get(entry.incidentId()), order, due),
                EnumSet.of(Called.LEADER));
    }

    /** Whoever may be on the line, or on the way to it, is told over every channel at once. */
    /** The crew's own phone calls it back with sound; this is for whoever does not look at it. */
    private void withdraw(Entry entry, DispatchOrder order) {
        String text = words.withdrawal(incidents.get(entry.incidentId()), order, entry.text("reason"));
        tell(entry, order, Notice.WITHDRAWAL, text, COMMAND);
    }

    private void tell(Entry entry, DispatchOrder order, Notice notice, String text, Set<Called> kinds) {
        List<Person> people = callOuts.people(order.id()).stream()
                .filter(it -> kinds.contains(it.kind()))
                .toList();
        ladder.plan(order, notice, entry.seq(), entry.at(), text, people);
    }

    private void acknowledged(Entry entry, OrderId order) {
        callOuts.answered(order, Called.LEADER, "ACKNOWLEDGED", entry.channel(), entry.at());
        callOuts.leave(order, CALLS, COMMAND);
    }

    /** Who is there needs no call; who is known to be away does not either. */
    private void rollCalled(Entry entry, OrderId order) {
        List<String> present = new ArrayList<>();
        entry.data().path("present").forEach(it -> present.add(it.asText()));
        List<String> absent = new ArrayList<>();
        for (JsonNode it : entry.data().path("absent")) {
            absent.add(it.path("memberId").asText());
        }
        callOuts.said(order, present, "PRESENT", entry.channel(), entry.at());
        callOuts.said(order, absent, "ABSENT", entry.channel(), entry.at());
    }

    private static String phone(Contact contact) {
        return contact == null ? null : blankToNull(contact.phone());
    }

    private static String blankToNull(String phone) {
        return phone == null || phone.isBlank() ? null : phone.strip();
    }
}
