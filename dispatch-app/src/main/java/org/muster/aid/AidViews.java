package org.muster.aid;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.muster.account.Caller;
import org.muster.account.Jurisdiction;
import org.muster.deadline.Deadline;
import org.muster.deadline.Deadlines;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.dispatch.OrderState;
import org.muster.division.Division;
import org.muster.division.Divisions;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.incident.PicturePart;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.muster.team.TeamId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How both sides see requests for aid: whole for the asking side and the levels above, its own teams for the giving. */
@Component
@Transactional(readOnly = true)
class AidViews implements PicturePart {

    record Side(DivisionCode code, String name) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TeamView(
            OrderId orderId,
            TeamId teamId,
            String teamName,
            Side giving,
            OrderState state,
            int strength,
            int present,
            Instant assignedAt,
            Instant objectBy,
            String objection,
            Instant objectedAt,
            String objectedBy,
            Instant reviewedAt,
            String review,
            Double hours) {}

    /**
     * The request as the desk shows it.
     *
     * @param number 援01
     * @param asked who has it now
     * @param dueAt when what is waited for now is late, or null
     * @param costRule who pays, by which rule
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AidView(
            @JsonUnwrapped AidRequest request,
            String incidentTitle,
            boolean exercise,
            String number,
            String stateLabel,
            Side asking,
            Side asked,
            Instant dueAt,
            List<TeamView> teams,
            String costRule) {

        /** What the county whose team helps is entitled to: its own team, where it goes, and what came of it. */
        AidView forGiver(Predicate<TeamView> own) {
            return new AidView(
                    request.forGiver(),
                    incidentTitle,
                    exercise,
                    number,
                    stateLabel,
                    asking,
                    asked,
                    null,
                    teams.stream().filter(own).toList(),
                    costRule);
        }
    }

    private static final Duration LOOK_BACK = Duration.ofDays(1);

    private final AidRequests requests;
    private final AidEnquiries enquiries;
    private final IncidentManagement incidents;
    private final DispatchManagement dispatch;
    private final Divisions divisions;
    private final Deadlines deadlines;
    private final Jurisdiction jurisdiction;
    private final Clock clock;

    AidViews(
            AidRequests requests,
            AidEnquiries enquiries,
            IncidentManagement incidents,
            DispatchManagement dispatch,
            Divisions divisions,
            Deadlines deadlines,
            Jurisdiction jurisdiction,
            Clock clock) {
        this.requests = requests;
        this.enquiries = enquiries;
        this.incidents = incidents;
        this.dispatch = dispatch;
        this.divisions = divisions;
        this.deadlines = deadlines;
        this.jurisdiction = jurisdiction;
        this.clock = clock;
    }

    @Override
    public String word() {
        return "aid";
    }

    @Override
    public boolean touchedBy(String eventType) {
        return eventType.startsWith("Aid");
    }

    @Override
    public Object of(IncidentId incident) {
        List<AidRequest> all = requests.listOf(incident);
        return all.isEmpty() ? null : views(all);
    }

    @Override
    public Object shownTo(Caller reader, IncidentId incident, Set<UUID> ownOrders) {
        List<AidView> own = views(requests.listOf(incident)).stream()
                .map(it -> it.forGiver(team -> ownOrders.contains(team.orderId().value())))
                .filter(it -> !it.teams().isEmpty())
                .toList();
        return own.isEmpty() ? null : own;
    }

    /** Open requests, and those of the last day, in which the caller's divisions ask, are asked or give. */
    List<AidView> listOfCaller() {
        Caller caller = Caller.current();
        List<AidRequest> all =
                requests.listConcerning(jurisdiction.patterns(), clock.instant().minus(LOOK_BACK));
        return views(all).stream()
                .map(it -> caller.covers(it.asking().code())
                        ? it
                        : it.forGiver(team -> caller.covers(team.giving().code())))
                .filter(it -> caller.covers(it.asking().code()) || !it.teams().isEmpty())
                .toList();
    }

    AidView get(AidId id) {
        return views(List.of(enquiries.get(id))).get(0);
    }

    /** A few queries for any number of requests: incidents, orders and deadlines are read once for each incident. */
    private List<AidView> views(List<AidRequest> list) {
        if (list.isEmpty()) {
            return List.of();
        }
        Map<AidId, List<AidTeam>> teamsOf = requests
                .teamsOf(list.stream().map(AidRequest::id).toList())
                .stream()
                .collect(Collectors.groupingBy(AidTeam::requestId));
        Map<IncidentId, Incident> incidentOf = new HashMap<>();
        Map<OrderId, DispatchOrder> orderOf = new HashMap<>();
        Map<UUID, Instant> dueOf = new HashMap<>();
        for (IncidentId id :
                list.stream().map(AidRequest::incidentId).collect(Collectors.toCollection(LinkedHashSet::new))) {
            incidentOf.put(id, incidents.get(id));
            if (!teamsOf.isEmpty()) {
                dispatch.list(id).forEach(it -> orderOf.put(it.id(), it));
            }
            deadlines.list(id).stream()
                    .filter(Deadline::open)
                    .filter(it -> it.orderId() != null)
                    .forEach(it -> dueOf.merge(it.orderId(), it.dueAt(), (a, b) -> a.isBefore(b) ? a : b));
        }
        Map<DivisionCode, String> names = names(list, teamsOf.values());
        return list.stream()
                .map(it -> view(
                        it,
                        incidentOf.get(it.incidentId()),
                        teamsOf.getOrDefault(it.id(), List.of()).stream()
                                .map(team -> view(team, orderOf.get(team.orderId()), names))
                                .toList(),
                        dueOf.get(it.id().value()),
                        names))
                .toList();
    }

    private Map<DivisionCode, String> names(List<AidRequest> list, Collection<List<AidTeam>> teams) {
        Set<DivisionCode> wanted = new HashSet<>();
        list.forEach(it -> {
            wanted.add(it.asking());
            wanted.add(it.asked());
        });
        teams.forEach(all -> all.forEach(it -> wanted.add(it.giving())));
        return wanted.stream()
                .map(code -> divisions.find(code).orElse(null))
                .filter(Objects::nonNull)
                .collect(Collectors.toMap(Division::code, Division::name));
    }

    private static Side side(DivisionCode code, Map<DivisionCode, String> names) {
        return new Side(code, names.getOrDefault(code, code.value()));
    }

    private static TeamView view(AidTeam it, DispatchOrder order, Map<DivisionCode, String> names) {
        return new TeamView(
                it.orderId(),
                order.teamId(),
                order.teamName(),
                side(it.giving(), names),
                order.state(),
                order.standard().strength(),
                order.present(),
                it.assignedAt(),
                it.objectBy(),
                it.objection(),
                it.objectedAt(),
                it.objectedBy(),
                it.reviewedAt(),
                it.review(),
                AidEnquiries.hours(order));
    }

    private static AidView view(
            AidRequest it, Incident incident, List<TeamView> teams, Instant dueAt, Map<DivisionCode, String> names) {
        return new AidView(
                it,
                incident.title(),
                incident.exercise(),
                it.label(),
                it.state().label(),
                side(it.asking(), names),
                it.form() == AidRequest.Form.MILITARY
                        ? new Side(it.asked(), it.ask().military().route().label())
                        : side(it.asked(), names),
                dueAt,
                teams,
                it.state().assigned() ? CostRule.of(incident.hazard()) : null);
    }
}
