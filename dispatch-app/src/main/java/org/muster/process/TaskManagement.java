package org.muster.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.muster.account.Caller;
import org.muster.account.Jurisdiction;
import org.muster.account.Role;
import org.muster.aid.AidId;
import org.muster.aid.AidManagement;
import org.muster.deadline.Deadlines;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.DispatchManagement.Wanted;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.entry.EntryId;
import org.muster.entry.EntryManagement;
import org.muster.flood.LossManagement;
import org.muster.flood.TrappedManagement;
import org.muster.incident.IncidentManagement;
import org.muster.incident.IncidentStatus;
import org.muster.journal.Journal;
import org.muster.level.LevelManagement;
import org.muster.material.MaterialManagement;
import org.muster.material.MaterialOrderId;
import org.muster.process.ProcessEvent.DecisionMade;
import org.muster.processes.Choice;
import org.muster.processes.FloodResponse;
import org.muster.processes.MaterialTransfer;
import org.muster.processes.Wait;
import org.muster.safety.SafetyManagement;
import org.muster.shared.ActorContext;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.muster.shared.ResponseLevel;
import org.muster.situationreport.ReportId;
import org.muster.situationreport.SituationReportManagement;
import org.muster.team.Team;
import org.muster.team.TeamId;
import org.muster.warningcall.WarningCallId;
import org.muster.warningcall.WarningCallManagement;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes what people decide. The decision takes effect in its own transaction, with the engine up or down; the token
 * follows the journal afterwards.
 */
@Service
@Transactional
class TaskManagement {

    private static final int LONGEST_WAIT = 24 * 60;
    private static final int USUAL_WAIT = 10;

    /**
     * What was decided, and what the decision needs.
     *
     * @param measures of a level that is put in force; at its end those that are kept
     * @param announcement how the end of the response is announced
     */
    record Decided(
            Choice choice,
            String reason,
            String teamId,
            Integer minutes,
            ResponseLevel level,
            String measures,
            Instant expectedUntil,
            String matter,
            String announcement) {}

    private final DecisionTasks tasks;
    private final IncidentManagement incidents;
    private final DispatchManagement dispatch;
    private final AidManagement aid;
    private final SafetyManagement safety;
    private final LevelManagement levels;
    private final MaterialManagement material;
    private final EvacuationDecisions evacuations;
    private final SituationReportManagement reports;
    private final TrappedManagement trapped;
    private final LossManagement losses;
    private final WarningCallManagement calls;
    private final EvacuationNeeds needs;
    private final EntryManagement entries;
    private final Deadlines deadlines;
    private final Jurisdiction jurisdiction;
    private final Journal journal;
    private final Clock clock;

    TaskManagement(
            DecisionTasks tasks,
            IncidentManagement incidents,
            DispatchManagement dispatch,
            AidManagement aid,
            SafetyManagement safety,
            LevelManagement levels,
            MaterialManagement material,
            EvacuationDecisions evacuations,
            SituationReportManagement reports,
            TrappedManagement trapped,
            LossManagement losses,
            WarningCallManagement calls,
            EvacuationNeeds needs,
            EntryManagement entries,
            Deadlines deadlines,
            Jurisdiction jurisdiction,
            Journal journal,
            Clock clock) {
        this.tasks = tasks;
        this.incidents = incidents;
        this.dispatch = dispatch;
        this.aid = aid;
        this.safety = safety;
        this.levels = levels;
        this.material = material;
        this.evacuations = evacuations;
        this.reports = reports;
        this.trapped = trapped;
        this.losses = losses;
        this.calls = calls;
        this.needs = needs;
        this.entries = entries;
        this.deadlines = deadlines;
        this.jurisdiction = jurisdiction;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Decides.
     *
     * <p>A level that needs two signatures stays a question until the second is given.
     *
     * @throws Problem 404 outside the jurisdiction, 403 for another seat's decision, 409 {@code decision-already-made}
     *     naming who was first, 422 when the decision lacks something
     */
    DecisionTask complete(String id, Decided decided) {
        DecisionTask task = tasks.lock(id).orElseThrow(() -> Problem.notFound("待办"));
        jurisdiction.require(task.division(), "待办");
        // about a level the seat comes first too; which post of it decides, its own room says
        requireSeat(task);
        if (!task.open()) {
            throw alreadyMade(task);
        }
        Question question = Question.of(task.kind());
        if (!question.choices().contains(decided.choice())) {
            throw Problem.invalid(
                    "decision",
                    "此项可选："
                            + String.join(
                                    "、",
                                    question.choices().stream()
                                            .map(Choice::name)
                                            .toList()));
        }
        if (question.needsReason(decided.choice()) && blank(decided.reason())) {
            throw Problem.invalid("reason", "选择“" + decided.choice().label() + "”须写明理由");
        }
        if (!carryOut(task, decided)) {
            return tasks.find(id).orElseThrow();
        }
        // what is said about a household may name people: it is in the list, and never in the journal
        String told = EvacuationDecisions.aboutHousehold(task.kind()) ? null : decided.reason();
        tasks.close(id, decided.choice().name(), told, ActorContext.actor().name(), clock.instant());
        journal.record(new DecisionMade(
                task.incidentId(),
                id,
                task.kind(),
                task.title(),
                decided.choice().name(),
                decided.choice().label(),
                told,
                decided.teamId(),
                task.orderId(),
                task.requestId()));
        return tasks.find(id).orElseThrow();
    }

    /** The seat that was asked, the one it was passed on to, and the seats above. */
    private static void requireSeat(DecisionTask task) {
        Caller caller = Caller.current();
        boolean may =
                switch (task.role()) {
                    case DISPATCHER -> caller.is(Role.DISPATCHER, Role.COMMANDER, Role.LEADER);
                    case COMMANDER -> caller.is(Role.COMMANDER, Role.LEADER);
                    default -> caller.is(task.role());
                };
        if (!may && (task.escalatedRole() == null || !caller.is(task.escalatedRole()))) {
            throw Problem.forbidden("此项由" + task.role().label() + "决定");
        }
    }

    private static Problem alreadyMade(DecisionTask task) {
        boolean overtaken = DecisionTask.OVERTAKEN.equals(task.outcome());
        return Problem.conflict(
                        "decision-already-made",
                        overtaken ? "情况已有变化，此项不必再定" : task.closedBy() + "已先作出决定：" + label(task.outcome()))
                .with("outcome", task.outcome());
    }

    private static String label(String outcome) {
        return outcome.equals(PlanChanges.SKIPPED)
                ? "跳过此步"
                : Choice.valueOf(outcome).label();
    }

    /** @return whether the question is settled by it */
    private boolean carryOut(DecisionTask task, Decided decided) {
        IncidentId incident = task.incidentId();
        switch (decided.choice()) {
            case APPROVE -> {
                requireSeen(task, decided);
                return approve(task, proposed(task), decided, task.proposal().rule(), false);
            }
            case CHANGE -> {
                return approve(task, required(decided.level()), decided, null, true);
            }
            case KEEP -> levels.decline(incident, decided.reason(), late(task));
            case EXTEND -> levels.extend(incident, end(decided), decided.reason(), late(task));
            case END -> levels.end(
                    incident,
                    decided.reason(),
                    or(decided.announcement(), "经批准，由指挥部通知参战单位并公布解除"),
                    or(decided.measures(), usuallyKept(incident)),
                    late(task));
            case ISSUE -> issueIfNone(task, decided);
            case ESTABLISHED -> incidents.causeInvestigated(incident, Map.of("cause", decided.reason()));
            case PASS -> incidents.reach(incident, IncidentStatus.INSPECTED, decided.reason());
            case CLOSE -> incidents.close(incident, decided.reason());
            case DISPATCH -> {
                if (task.kind().equals(FloodResponse.SEND_RESCUE)) {
                    trapped.sendToAll(incident, team(decided), this::mayOrder);
                } else {
                    issue(incident, decided, "增援", null);
                }
            }
            case BRIEFED -> nextConsultation(incident, decided);
            case ORDER_EVACUATION -> needs.order(incident, or(decided.reason(), "指标到线"));
            case NO_EVACUATION -> needs.settle(incident, decided.reason());
            case CONTACTED -> calls.allRestored(incident, decided.reason());
            case SEND_MESSENGER -> calls.sendMessenger(new WarningCallId(task.requestId()), null, decided.reason());
            case CONFIRM_LOSSES -> losses.confirm(incident, decided.reason());
            case WAIT -> {
                if (task.kind().equals(MaterialTransfer.DECIDE_SILENT_DEPOT)) {
                    material.extendLoading(new MaterialOrderId(task.requestId()), minutes(decided));
                } else {
                    dispatch.extendMuster(order(task), minutes(decided), or(decided.reason(), "指挥员定：等"));
                }
            }
            case OTHER_DEPOT -> material.reroute(new MaterialOrderId(task.requestId()), or(decided.reason(), "到时没有装车"));
            case REINFORCE -> {
                DispatchOrder order = dispatch.get(order(task));
                issue(incident, decided, order.task(), null);
                dispatch.extendMuster(order.id(), minutes(decided), or(decided.reason(), "指挥员定：增"));
            }
            case REPLACE -> dispatch.replace(
                    order(task), team(decided), or(decided.reason(), "集结不足，换队"), this::mayOrder);
            case ASSIGN -> issue(incident, decided, dispatch.get(order(task)).task(), order(task));
            case ASK_ABOVE -> aid.requestWhatIsLacking(incident, decided.reason());
            case ASSIGN_AID -> aid.assign(
                    request(task),
                    List.of(new AidManagement.Chosen(
                            team(decided), blank(decided.measures()) ? null : decided.measures())),
                    decided.reason(),
                    false);
            case PASS_UP -> aid.passUp(request(task), decided.reason());
            case UPHOLD -> aid.review(request(task), true, decided.reason());
            case TAKE_BACK -> aid.review(request(task), false, decided.reason());
            case THANK -> aid.thank(request(task), decided.reason());
            case DECLINE -> {
                if (task.requestId() != null) {
                    aid.decline(request(task), decided.reason());
                }
            }
            case WITHDRAW -> safety.withdraw(incident, decided.reason());
            case MAYDAY -> safety.treatSilenceAsMayday(incident, or(decided.reason(), "两次点名未应"));
            case HEARD -> safety.heardOfSilentCrews(incident, decided.reason());
            case SEARCH -> search(incident, decided);
            case SEARCH_OWN -> safety.searchOwn(incident, decided.reason());
            case TELL -> reports.phone(report(incident), null, decided.reason(), null);
            case SUBMIT -> reports.submit(report(incident));
            case SIGN_REPORT -> reports.approve(report(incident), null);
            case RETURN -> reports.giveBack(report(incident), decided.reason());
            case AMEND -> reports.giveBack(report(incident), or(decided.reason(), "签发后事实已变"));
            case SEND_ANYWAY -> reports.send(report(incident), true, decided.reason());
            case MORE_HELP,
                    MORE_TIME,
                    TO_RESCUE,
                    ZONE_CLEAR,
                    NOT_EMPTY,
                    WILLING,
                    UNWILLING,
                    FORCE,
                    PERSUADE_ON,
                    TRACED,
                    OTHER_SHELTER,
                    SAME_SHELTER,
                    BROUGHT_BACK,
                    PERMIT_RETURN -> evacuations.carryOut(task, decided);
            case RELEASE_CORDON -> incidents.reach(incident, IncidentStatus.CORDON_RELEASED, decided.reason());
            case SEND_RESCUE_PAIR -> entries.sendRescue(new EntryId(task.requestId()), decided.reason());
            case HEARD_OUT -> entries.everybodyIsOut(new EntryId(task.requestId()));
            case RECALL_ENTRY -> entries.recall(new EntryId(task.requestId()), or(decided.reason(), "不合进入规定，召回"));
            case ADD_STANDBY -> entries.addStandby(new EntryId(task.requestId()), decided.reason());
            case EXPLAIN_ENTRY -> entries.explain(new EntryId(task.requestId()), decided.reason());
            case FALSE_ALARM -> incidents.cancel(incident, decided.reason());
            case STAY, NO_DISPATCH, SIGN, SIGN_ENTRY_PLAN, CORDON_FOLLOWS, CORDON_STAYS, GENUINE, GUARD_ON, NONE -> {
                // the decision itself is the effect
            }
        }
        return true;
    }

    /** New facts may have changed the card at the very moment it was signed. */
    private static void requireSeen(DecisionTask task, Decided decided) {
        ResponseLevel now = task.proposal().level();
        if (decided.level() != null && now != null && decided.level() != now) {
            throw Problem.conflict(
                            "proposal-changed",
                            "建议刚刚变为 " + now.label() + " 级：" + task.proposal().rule() + "。请核对后再批准。")
                    .with("level", now);
        }
    }

    private boolean approve(DecisionTask task, ResponseLevel level, Decided decided, String rule, boolean deliberate) {
        var wanted = new LevelManagement.Wanted(
                level,
                decided.matter(),
                or(decided.reason(), rule),
                decided.expectedUntil(),
                decided.measures(),
                deliberate);
        return levels.approve(task.incidentId(), wanted, late(task)) == LevelManagement.Outcome.IN_FORCE;
    }

    /** Asked so long ago that it was passed on: the next lower post may stand in. */
    private static boolean late(DecisionTask task) {
        return task.escalatedRole() != null;
    }

    private Instant end(Decided decided) {
        if (decided.expectedUntil() != null) {
            return decided.expectedUntil();
        }
        if (decided.minutes() == null) {
            throw Problem.invalid("expectedUntil", "请填写新的预计结束时间");
        }
        return clock.instant().plus(minutes(decided));
    }

    private static ResponseLevel proposed(DecisionTask task) {
        if (task.proposal().level() == null) {
            throw Problem.invalid("decision", "当前没有建议级别，请选择“改为其他级别”并填写级别，或暂不变更");
        }
        return task.proposal().level();
    }

    private static ResponseLevel required(ResponseLevel level) {
        if (level == null) {
            throw Problem.invalid("level", "请选择响应级别");
        }
        return level;
    }

    private void issueIfNone(DecisionTask task, Decided decided) {
        if (!blank(decided.teamId())) {
            issue(task.incidentId(), decided, usualWork(task.incidentId()), null);
        } else if (dispatch.list(task.incidentId()).isEmpty()) {
            throw Problem.invalid("teamId", "还没有下达指令：请选择队伍，或选择“暂不派队”并写明理由");
        }
    }

    private void issue(IncidentId incident, Decided decided, String work, OrderId replaces) {
        String text = or(decided.measures(), work);
        dispatch.issue(incident, List.of(new Wanted(team(decided), text, null, replaces)), this::mayOrder);
    }

    private String usualWork(IncidentId incident) {
        return switch (incidents.get(incident).hazard()) {
            case FOREST_FIRE -> "扑救";
            case FLOOD -> "抢险救援、前置待命";
            case ENTERPRISE_ACCIDENT -> "侦检、控源、救人，上风向集结";
        };
    }

    /** What is still necessary after the end (突发事件应对法 Art 86). */
    private String usuallyKept(IncidentId incident) {
        return switch (incidents.get(incident).hazard()) {
            case FOREST_FIRE -> "看守火场，防止复燃";
            case FLOOD -> "继续巡查堤防和地质灾害点，未解除的片区不得返回";
            case ENTERPRISE_ACCIDENT -> "继续环境监测，保护现场和证据，处置消防废水";
        };
    }

    /** The next consultation is when this one says; the plan's own interval where it says nothing. */
    private void nextConsultation(IncidentId incident, Decided decided) {
        if (decided.minutes() != null) {
            Duration nominal = minutes(decided);
            deadlines.openAt(
                    incident,
                    null,
                    Wait.CONSULTATION.kind(),
                    Wait.CONSULTATION.label(),
                    clock.instant().plus(deadlines.real(incident, nominal)));
        }
    }

    /** A team that is here already goes at once; another one gets an order. */
    private void search(IncidentId incident, Decided decided) {
        TeamId team = team(decided);
        OrderId order = dispatch.list(incident).stream()
                .filter(it -> it.teamId().equals(team) && it.state().open())
                .map(DispatchOrder::id)
                .findFirst()
                .orElseGet(() -> dispatch.issue(
                                incident,
                                List.of(new Wanted(team, or(decided.measures(), "搜救失联人员"), null, null)),
                                this::mayOrder)
                        .get(0)
                        .id());
        safety.search(incident, order, decided.reason());
    }

    private boolean mayOrder(Team team) {
        return jurisdiction.covers(team.division());
    }

    private static TeamId team(Decided decided) {
        if (blank(decided.teamId())) {
            throw Problem.invalid("teamId", "请选择队伍");
        }
        return new TeamId(decided.teamId());
    }

    private static OrderId order(DecisionTask task) {
        return new OrderId(task.orderId());
    }

    private ReportId report(IncidentId incident) {
        return reports.current(incident)
                .orElseThrow(() -> Problem.notFound("信息报告"))
                .id();
    }

    private static AidId request(DecisionTask task) {
        return new AidId(task.requestId());
    }

    private static Duration minutes(Decided decided) {
        int minutes = decided.minutes() == null ? USUAL_WAIT : decided.minutes();
        if (minutes < 1 || minutes > LONGEST_WAIT) {
            throw Problem.invalid("minutes", "延长时间须为 1 到 " + LONGEST_WAIT + " 分钟");
        }
        return Duration.ofMinutes(minutes);
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    private static String or(String text, String otherwise) {
        return blank(text) ? otherwise : text;
    }
}
