package org.muster.safety;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.muster.dispatch.OrderId;
import org.muster.journal.Entry;
import org.muster.journal.Journal;
import org.muster.journal.JournalFollower;
import org.muster.reading.WindRules;
import org.muster.safety.SafetyEvent.WithdrawalProposed;
import org.muster.safety.SafetyRules.OnWindShift;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.muster.shared.IncidentId;
import org.springframework.stereotype.Component;

/** What follows for the crews when the wind shifts, when their work ends and when they come home short. */
@Component
class SafetyFollower implements JournalFollower {

    private static final Actor RULE = new Actor("rule", "风向突变规则");

    private static final Set<String> TOLD =
            Set.of("WindShifted", "DispatchOrderCompleted", "DispatchOrderCancelled", "TeamReleased");

    private final Crews crews;
    private final SafetyRecords records;
    private final LineGate gate;
    private final Withdrawals withdrawals;
    private final Accountability accountability;
    private final SafetyRules rules;
    private final Journal journal;
    private final ObjectMapper json;
    private final Clock clock;

    SafetyFollower(
            Crews crews,
            SafetyRecords records,
            LineGate gate,
            Withdrawals withdrawals,
            Accountability accountability,
            SafetyRules rules,
            Journal journal,
            ObjectMapper json,
            Clock clock) {
        this.crews = crews;
        this.records = records;
        this.gate = gate;
        this.withdrawals = withdrawals;
        this.accountability = accountability;
        this.rules = rules;
        this.journal = journal;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "safety";
    }

    @Override
    public boolean wants(String type) {
        return TOLD.contains(type);
    }

    @Override
    public void on(Entry entry) {
        IncidentId incident = entry.incidentId();
        crews.hold(incident);
        switch (entry.type()) {
            case "WindShifted" -> ActorContext.runAs(RULE, "RULE", () -> windShifted(entry));
            case "DispatchOrderCompleted" -> crew(entry).ifPresent(it -> gate.leave(it, "任务完成"));
            case "DispatchOrderCancelled" -> crew(entry).ifPresent(it -> gate.leave(it, "指令已撤"));
            case "TeamReleased" -> crew(entry).ifPresent(it -> home(entry, it));
            default -> throw new IllegalStateException("not wanted: " + entry.type());
        }
    }

    private Optional<Crew> crew(Entry entry) {
        return crews.find(OrderId.of(entry.text("orderId")));
    }

    private void windShifted(Entry entry) {
        IncidentId incident = entry.incidentId();
        String reason = "风向突变：" + entry.text("words") + "（前为" + entry.text("wordsBefore") + "）";
        WindRules.Fired rule = rule(entry);
        gate.lapse(incident, reason);
        records.assessmentLapsed(incident, clock.instant());
        List<Crew> onLine = crews.list(incident).stream()
                .filter(it -> it.state() == LineState.ON_LINE)
                .toList();
        if (onLine.isEmpty()) {
            return;
        }
        if (rules.onWindShift() == OnWindShift.ORDER) {
            withdrawals.order(incident, reason, null, null, rule);
            return;
        }
        int heads = onLine.stream().mapToInt(Crew::heads).sum();
        crews.propose(incident, new SafetyManagement.Proposal(reason, rule, onLine.size(), heads));
        journal.record(new WithdrawalProposed(incident, reason, rule, onLine.size(), heads));
    }

    private WindRules.Fired rule(Entry entry) {
        try {
            return json.treeToValue(entry.data().get("rule"), WindRules.Fired.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the journal holds no rule in " + entry.seq(), e);
        }
    }

    /** Who comes home with fewer than went to the line has somebody to search for. */
    private void home(Entry entry, Crew crew) {
        gate.leave(crew, "已归队");
        String accounted = entry.text("accounted");
        int known = crew.heads() - crew.missing().size();
        int lacking = accounted == null ? 0 : known - Integer.parseInt(accounted);
        if (accounted != null && lacking <= 0) {
            // everybody is home: whatever call or silence there was is over
            crews.counted(crew.orderId(), clock.instant(), known);
            if (crew.missing().isEmpty()) {
                records.settleMaydays(crew.orderId(), clock.instant());
            }
            accountability.settle(crew.incidentId());
        } else if (lacking > 0 && crew.unnamed() < lacking) {
            crews.unnamed(crew.orderId(), lacking);
            journal.record(new SafetyEvent.MembersMissing(
                    crew.incidentId(), crew.orderId(), crew.teamName(), List.of(), lacking));
            accountability.endanger(crew.incidentId(), crew.orderId(), crew.teamName(), "归队清点少 " + lacking + " 人");
        }
    }
}
