package org.muster.safety;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.incident.OpenPoints;
import org.muster.reading.WindRules;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What command decides about the safety of crews, and what is true of them; for the process and for closing. */
@Service
@Transactional
public class SafetyManagement implements OpenPoints {

    /** Why a withdrawal is proposed. */
    public record Proposal(String reason, WindRules.Fired rule, int crews, int heads) {}

    private final Crews crews;
    private final SafetyRecords records;
    private final Withdrawals withdrawals;
    private final RollCalls rollCalls;
    private final Rescues rescues;
    private final DispatchManagement dispatch;

    SafetyManagement(
            Crews crews,
            SafetyRecords records,
            Withdrawals withdrawals,
            RollCalls rollCalls,
            Rescues rescues,
            DispatchManagement dispatch) {
        this.crews = crews;
        this.records = records;
        this.withdrawals = withdrawals;
        this.rollCalls = rollCalls;
        this.rescues = rescues;
        this.dispatch = dispatch;
    }

    /** Calls back every crew on the line, as was proposed. */
    public void withdraw(IncidentId incident, String reason) {
        Optional<Proposal> proposal = proposal(incident);
        withdrawals.order(
                incident,
                reason != null ? reason : proposal.map(Proposal::reason).orElse("指挥员下令撤离"),
                null,
                null,
                proposal.map(Proposal::rule).orElse(null));
    }

    /** The silent crews are treated as crews that called for help. */
    public void treatSilenceAsMayday(IncidentId incident, String note) {
        rescues.silenceIsMayday(incident, crew -> dispatch.get(crew.orderId()), note);
    }

    /** The silent crews were heard of: they are asked to count again. */
    public void heardOfSilentCrews(IncidentId incident, String reason) {
        rollCalls.heard(incident, reason);
    }

    /** Sends a team that is out at this incident to search. */
    public void search(IncidentId incident, OrderId order, String note) {
        DispatchOrder searchers = dispatch.get(order);
        if (!searchers.incidentId().equals(incident) || !searchers.state().open()) {
            throw Problem.invalid("teamId", "请选择在本次事件中的队伍");
        }
        rescues.search(incident, List.of(searchers), note);
    }

    @Transactional(readOnly = true)
    public Optional<Proposal> proposal(IncidentId incident) {
        return crews.proposal(incident, Proposal.class);
    }

    /** 松涛13、松涛21 */
    @Transactional(readOnly = true)
    public String silentCrews(IncidentId incident) {
        return rollCalls.silent(incident).stream().map(Crew::teamName).collect(Collectors.joining("、"));
    }

    /** Who is in danger, in words; empty when nobody is. */
    @Transactional(readOnly = true)
    public String inDanger(IncidentId incident) {
        String missing = rescues.whoIsMissing(incident);
        String calls = records.maydays(incident).stream()
                .filter(it -> it.settledAt() == null)
                .map(it -> it.teamName() + "求救")
                .distinct()
                .collect(Collectors.joining("；"));
        return missing.isEmpty() || calls.isEmpty() ? missing + calls : calls + "；" + missing;
    }

    @Transactional(readOnly = true)
    public boolean onLine(OrderId order) {
        return crews.find(order).map(Crew::enteredAt).isPresent();
    }

    @Transactional(readOnly = true)
    public boolean nobodyOnLine(IncidentId incident) {
        return crews.list(incident).stream().noneMatch(it -> it.state() == LineState.ON_LINE);
    }

    @Transactional(readOnly = true)
    public boolean allCrewsSafe(IncidentId incident) {
        return records.openWithdrawals(List.of(incident)).stream().allMatch(it -> it.allSafeAt() != null);
    }

    /** Whether crews may go to the line, after a check. */
    @Transactional(readOnly = true)
    public boolean attackOn(IncidentId incident) {
        return records.openWithdrawals(List.of(incident)).isEmpty();
    }

    @Transactional(readOnly = true)
    public boolean allCrewsHeard(IncidentId incident) {
        return rollCalls.silent(incident).isEmpty();
    }

    @Transactional(readOnly = true)
    public boolean everybodyFound(IncidentId incident) {
        return crews.rescueSince(incident).isEmpty();
    }

    /** Whether somebody has come into danger after this moment. */
    @Transactional(readOnly = true)
    public boolean inDangerSince(IncidentId incident, Instant moment) {
        return crews.dangerAt(incident).filter(it -> it.isAfter(moment)).isPresent();
    }

    /** The crews somebody of whom is in danger; they are not sent to search for others. */
    @Transactional(readOnly = true)
    public Set<OrderId> endangered(IncidentId incident) {
        Set<OrderId> endangered = crews.list(incident).stream()
                .filter(Crew::shortOfPeople)
                .map(Crew::orderId)
                .collect(Collectors.toCollection(HashSet::new));
        records.maydays(incident).stream()
                .filter(it -> it.settledAt() == null)
                .forEach(it -> endangered.add(it.orderId()));
        return endangered;
    }

    /** The crews in danger search for their own people. */
    public void searchOwn(IncidentId incident, String reason) {
        rescues.search(
                incident, endangered(incident).stream().map(dispatch::get).toList(), reason);
    }

    /** Whether searchers were sent since somebody came into danger last. */
    @Transactional(readOnly = true)
    public boolean searched(IncidentId incident) {
        return crews.searched(incident);
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> of(IncidentId incident) {
        String danger = inDanger(incident);
        return danger.isEmpty() ? List.of() : List.of("搜救未结束：" + danger);
    }
}
