package org.muster.process;

import java.util.Set;
import java.util.UUID;
import org.muster.aid.AidId;
import org.muster.dispatch.OrderId;
import org.muster.entry.EntryId;
import org.muster.evacuation.EvacuationId;
import org.muster.journal.Entry;
import org.muster.journal.JournalFollower;
import org.muster.material.MaterialOrderId;
import org.muster.processes.EnterpriseAccidentResponse;
import org.muster.processes.EntryControl;
import org.muster.processes.Evacuation;
import org.muster.processes.FloodResponse;
import org.muster.processes.ForestFireResponse;
import org.muster.processes.InformationReport;
import org.muster.processes.MaterialTransfer;
import org.muster.processes.MutualAid;
import org.muster.processes.TeamMuster;
import org.muster.processes.WarningCallAndAnswer;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.muster.situationreport.DutyId;
import org.muster.warningcall.WarningCallId;
import org.springframework.stereotype.Component;

/** Leads the runs along the journal: what happened is told to whoever waits for it; what nobody waits for is no error. */
@Component
class ProcessFollower implements JournalFollower {

    private static final Set<String> OTHERS = Set.of(
            "IncidentRaised",
            "MusterDeadlineExtended",
            "DecisionMade",
            "DecisionOvertaken",
            "TeamArrived",
            "DispatchOrderIssued",
            "AidRequested",
            "ResponseTermExtended",
            "MaterialOrdered",
            "EvacuationMadeImmediate",
            "FinishByMoved",
            "HouseholdNotified",
            "HouseholdMoving",
            "HouseholdUnreachable",
            "HouseholdPersuaded",
            "HouseholdHandedToRescue",
            "HouseholdReturned",
            "RemainderHandedToRescue",
            "ConflictSettled",
            "TargetAnswered",
            "MessengerSent",
            "TrappedClosed",
            "CommunicationsRestored",
            "AirRead",
            "EntrantsOut",
            "EntrantDecontaminated");

    /** What moves a round of calls; the first that nobody answers asks for somebody to go there. */
    private static final Set<String> OF_CALLS = Set.of(
            WarningCallAndAnswer.Message.ALL_TARGETS_ANSWERED,
            WarningCallAndAnswer.Message.WARNING_CALL_OVER,
            "TargetAnswered",
            "MessengerSent");

    /** With these nobody of a zone is away any more. */
    private static final Set<String> ENDS_OF_ZONES =
            Set.of(Evacuation.Message.ALL_RETURNED, Evacuation.Message.EVACUATION_CANCELLED);

    /** What the safety of one crew adds to the whole incident's. */
    private static final Set<String> OF_CREWS = Set.of(
            "CrewLeftLine",
            "CrewReportedSafe",
            "RollCallAnswered",
            "CrewHeard",
            "MaydayCalled",
            "MembersMissing",
            "MembersFound",
            ForestFireResponse.Message.SEARCHERS_ASSIGNED);

    /** What moves the reports of an incident; what it is called over and cancelled by moves them on its own. */
    private static final Set<String> OF_REPORTS = Set.of(
            InformationReport.Message.PHONE_FLASH_GIVEN,
            InformationReport.Message.SUBMITTED,
            InformationReport.Message.APPROVED,
            InformationReport.Message.RETURNED,
            InformationReport.Message.SENT,
            InformationReport.Message.RECEIVED,
            "SituationReportOpened",
            "ReportingDutyEnded");

    private final ProcessRunner runner;
    private final DecisionTasks tasks;
    private final ProcessRuns runs;

    ProcessFollower(ProcessRunner runner, DecisionTasks tasks, ProcessRuns runs) {
        this.runs = runs;
        this.runner = runner;
        this.tasks = tasks;
    }

    @Override
    public String name() {
        return "process";
    }

    /** Beginning a run is mostly waiting for the disk: several incidents begin at once. */
    @Override
    public int hands() {
        return 4;
    }

    @Override
    public boolean wants(String type) {
        return OTHERS.contains(type)
                || OF_CREWS.contains(type)
                || OF_REPORTS.contains(type)
                || type.equals("ReportingDutyArose")
                || type.equals("ReportingDeadlineChanged")
                || type.equals("CrewEnteredLine")
                || ForestFireResponse.Message.ALL.contains(type)
                || FloodResponse.Message.ALL.contains(type)
                || EnterpriseAccidentResponse.Message.ALL.contains(type)
                || EntryControl.Message.ALL.contains(type)
                || WarningCallAndAnswer.Message.ALL.contains(type)
                || TeamMuster.Message.ALL.contains(type)
                || MutualAid.Message.ALL.contains(type)
                || Evacuation.Message.ALL.contains(type)
                || MaterialTransfer.Message.ALL.contains(type);
    }

    @Override
    public void on(Entry entry) {
        ActorContext.runAs(Actor.PROCESS, "PROCESS", () -> follow(entry));
    }

    private void follow(Entry entry) {
        if (OF_REPORTS.contains(entry.type()) || decidedAboutReport(entry)) {
            runner.reported(entry.incidentId());
            return;
        }
        if (OF_CALLS.contains(entry.type())) {
            runner.reconcile(call(entry));
            return;
        }
        String orderText = entry.text("orderId");
        OrderId order = orderText == null ? null : OrderId.of(orderText);
        switch (entry.type()) {
            case "IncidentRaised" -> runner.begin(entry.incidentId());
            case "IncidentAssessed" -> {
                runner.assessed(entry.incidentId(), entry.seq());
                // the proposal may have come back to what is in force
                runner.reconcile(Subject.response(entry.incidentId()));
            }
            case "DecisionOvertaken" -> {
                // the first question fell away unasked; what was assessed before it did is asked now
                if (asks(entry, ForestFireResponse.APPROVE_RESPONSE_LEVEL)) {
                    runner.assessed(entry.incidentId(), entry.seq());
                }
            }
            case "ResponseLevelApproved" -> {
                runner.reconcile(Subject.response(entry.incidentId()));
                runner.responseActivated(entry.incidentId(), entry.seq());
            }
            case "ResponseTermExtended" -> {
                runner.reconcile(Subject.response(entry.incidentId()));
                runner.termMoved(entry.incidentId());
            }
            case "ReinforcementRequested", "RescueStarted" -> runner.beginBranch(
                    Subject.response(entry.incidentId()), entry.type(), entry.seq());
            case "WithdrawalOrdered" -> {
                runner.beginBranch(Subject.response(entry.incidentId()), entry.type(), entry.seq());
                runner.reconcile(Subject.response(entry.incidentId()));
            }
            case "WithdrawalProposed" -> {
                if (!asked(entry, ForestFireResponse.DECIDE_WITHDRAWAL)) {
                    runner.beginBranch(Subject.response(entry.incidentId()), entry.type(), entry.seq());
                }
            }
            case "CrewSilent" -> {
                if (entry.data().path("first").asBoolean()) {
                    runner.beginBranch(Subject.response(entry.incidentId()), entry.type(), entry.seq());
                }
            }
            case "EntryStarted" -> runner.beginEntry(entry(entry));
            case "AirRead", "EntrantsOut", "EntrantDecontaminated" -> runner.airMoved(entry(entry));
            case "EntryTeamOut", "EntryDecontaminated", "EntryBreached", "EntryBreachSettled" -> runner.reconcile(
                    entry(entry));
            case "HazardZoneTurned" -> {
                if (entry.data().path("newPeople").asInt() > 0) {
                    runner.beginBranchOnce(
                            Subject.response(entry.incidentId()),
                            entry.type(),
                            entry.seq(),
                            Set.of(EnterpriseAccidentResponse.APPROVE_NEW_CORDON));
                }
            }
            case "WhistleWithdrawn" -> runner.beginBranchOnce(
                    Subject.response(entry.incidentId()),
                    entry.type(),
                    entry.seq(),
                    Set.of(EnterpriseAccidentResponse.VERIFY_WITHDRAWN_WHISTLE));
            case "WarningCallOpened" -> runner.beginWarningCall(call(entry));
            case "TargetUnreached" -> runner.beginBranchOnce(
                    call(entry), entry.type(), entry.seq(), Set.of(WarningCallAndAnswer.SEND_MESSENGER));
            case "PeopleTrapped" -> runner.beginBranchOnce(
                    Subject.response(entry.incidentId()),
                    entry.type(),
                    entry.seq(),
                    Set.of(FloodResponse.SEND_RESCUE, FloodResponse.AWAIT_TRAPPED_RESCUED));
            case "CommunicationsLost" -> runner.beginBranchOnce(
                    Subject.response(entry.incidentId()),
                    entry.type(),
                    entry.seq(),
                    Set.of(FloodResponse.RESTORE_CONTACT));
            case "EvacuationTriggerReached" -> runner.evacuationTriggered(entry);
            case "AidRequested" -> runner.beginAid(aid(entry));
            case "EvacuationOrdered" -> {
                runner.beginEvacuation(evacuation(entry));
                runner.reconcile(Subject.response(entry.incidentId()));
            }
            case "EvacuationMadeImmediate", "FinishByMoved" -> {
                runner.finishByMoved(evacuation(entry));
                runner.reconcile(Subject.response(entry.incidentId()));
            }
            case "HouseholdRefused" -> household(entry, Evacuation.Message.HOUSEHOLD_REFUSED);
            case "HouseholdAbsent" -> {
                if (entry.data().path("verified").asBoolean()) {
                    runner.householdMoved(evacuation(entry).of(entry.text("householdId")));
                } else {
                    household(entry, Evacuation.Message.HOUSEHOLD_ABSENT);
                }
            }
            case "HouseholdUnreachable" -> household(entry, Evacuation.Message.HOUSEHOLD_ABSENT);
            case "HouseholdNotified",
                    "HouseholdMoving",
                    "HouseholdTransferred",
                    "HouseholdPersuaded",
                    "HouseholdHandedToRescue",
                    "HouseholdReturned",
                    "ConflictSettled" -> runner.householdMoved(evacuation(entry).of(entry.text("householdId")));
            case "ShelterFull", "PersonReturnedEarly" -> runner.beginOnce(evacuation(entry), entry.type(), entry.seq());
            case "MaterialOrdered" -> runner.beginMaterial(material(entry));
            case "ReportingDutyArose" -> runner.beginReporting(
                    Subject.reporting(entry.incidentId(), DutyId.of(entry.text("dutyId"))));
            case "ReportingDeadlineChanged" -> runner.reportingDeadlineChanged(entry.incidentId());
            case "AidObjected" -> {
                // words that came too late are kept and ask nobody
                if (!"true".equals(entry.text("late"))) {
                    runner.beginBranch(aid(entry), entry.type(), entry.seq());
                }
            }
            case "DispatchOrderIssued" -> {
                runner.beginMuster(entry.incidentId(), order);
                String replaced = entry.text("replacesOrderId");
                if (replaced != null) {
                    runner.reconcile(Subject.muster(entry.incidentId(), OrderId.of(replaced)));
                }
                runner.reconcile(Subject.response(entry.incidentId()));
            }
            case "IncidentClosed" -> {
                runner.reconcile(Subject.response(entry.incidentId()));
                runner.closed(entry.incidentId());
            }
            case "MusterDeadlineExtended" -> runner.musterExtended(entry.incidentId(), order);
            default -> {
                if (entry.text("materialOrderId") != null) {
                    runner.reconcile(material(entry));
                    return;
                }
                if (entry.text("evacuationId") != null) {
                    runner.reconcile(evacuation(entry));
                    if (ENDS_OF_ZONES.contains(entry.type())) {
                        runner.reconcile(Subject.response(entry.incidentId()));
                    }
                    return;
                }
                if (entry.text("kind") != null && EvacuationDecisions.asks(entry.text("kind"))) {
                    runner.evacuationDecided(entry.incidentId(), UUID.fromString(entry.text("requestId")));
                    return;
                }
                if (entry.text("requestId") != null) {
                    // a decision about a request for aid, or about a material order
                    runs.find(entry.incidentId(), UUID.fromString(entry.text("requestId")))
                            .ifPresent(runner::reconcile);
                    return;
                }
                if (order != null) {
                    runner.reconcile(Subject.muster(entry.incidentId(), order));
                }
                if (order == null || concernsTheIncident(entry.type())) {
                    runner.reconcile(Subject.response(entry.incidentId()));
                }
            }
        }
    }

    private static boolean asks(Entry entry, String question) {
        return question.equals(entry.text("kind"));
    }

    private static boolean decidedAboutReport(Entry entry) {
        return entry.type().equals("DecisionMade") && InformationReport.QUESTIONS.contains(entry.text("kind"));
    }

    private static Subject call(Entry entry) {
        return Subject.warningCall(entry.incidentId(), WarningCallId.of(entry.text("callId")));
    }

    private static Subject entry(Entry entry) {
        return Subject.entry(entry.incidentId(), EntryId.of(entry.text("entryId")));
    }

    private static Subject evacuation(Entry entry) {
        return Subject.evacuation(entry.incidentId(), EvacuationId.of(entry.text("evacuationId")));
    }

    /** A household that refuses or is not there gets its own branch, unless it has one. */
    private void household(Entry entry, String message) {
        runner.beginHousehold(evacuation(entry).of(entry.text("householdId")), message, entry.seq());
    }

    private static Subject aid(Entry entry) {
        return Subject.aid(entry.incidentId(), AidId.of(entry.text("requestId")));
    }

    private static Subject material(Entry entry) {
        return Subject.material(entry.incidentId(), MaterialOrderId.of(entry.text("materialOrderId")));
    }

    /** Whether the same question is open already. */
    private boolean asked(Entry entry, String question) {
        return tasks.listOpen(entry.incidentId()).stream()
                .anyMatch(it -> it.kind().equals(question));
    }

    /** What an order's story adds to the incident's: the first on the scene, the last one back. */
    private static boolean concernsTheIncident(String type) {
        if (OF_CREWS.contains(type)) {
            return true;
        }
        return switch (type) {
            case "TeamArrived",
                    "TeamReleased",
                    "DispatchOrderRefused",
                    "CancellationAcknowledged",
                    "DecisionMade" -> true;
            default -> false;
        };
    }
}
