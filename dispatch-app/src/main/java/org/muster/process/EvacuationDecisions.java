package org.muster.process;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.muster.division.Divisions;
import org.muster.evacuation.Evacuation;
import org.muster.evacuation.EvacuationId;
import org.muster.evacuation.EvacuationManagement;
import org.muster.evacuation.HouseholdCase;
import org.muster.process.DecisionTask.Proposal;
import org.muster.process.TaskManagement.Decided;
import org.muster.shared.Problem;
import org.muster.shelter.Shelter;
import org.springframework.stereotype.Component;

/** What is asked about an evacuation, worked out beforehand, and what becomes of the answers. */
@Component
class EvacuationDecisions {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.of("Asia/Shanghai"));
    private static final int USUAL_MINUTES = 30;

    private final EvacuationManagement evacuations;
    private final Divisions divisions;
    private final Clock clock;

    EvacuationDecisions(EvacuationManagement evacuations, Divisions divisions, Clock clock) {
        this.evacuations = evacuations;
        this.divisions = divisions;
        this.clock = clock;
    }

    static boolean asks(String kind) {
        return org.muster.processes.Evacuation.QUESTIONS.contains(kind);
    }

    /** Whether what is answered may name people: then it is kept in the list, and not in the journal. */
    static boolean aboutHousehold(String kind) {
        return switch (kind) {
            case org.muster.processes.Evacuation.PERSUADE,
                    org.muster.processes.Evacuation.SIGN_FORCED_TRANSFER,
                    org.muster.processes.Evacuation.TRACE_PEOPLE -> true;
            default -> false;
        };
    }

    /** Which zone, and which door of it. */
    String title(DecisionTask task) {
        return evacuations
                .findCase(task.requestId())
                .map(door -> evacuations.get(door.evacuationId()).zoneName() + " " + door.code())
                .orElseGet(() ->
                        evacuations.get(new EvacuationId(task.requestId())).zoneName());
    }

    Proposal proposal(String kind, Subject subject) {
        Evacuation zone = evacuations.get(subject.evacuation());
        if (subject.household() != null) {
            HouseholdCase door = evacuations.householdCase(subject.evacuation(), subject.household());
            String persuaded = "已劝说 " + door.persuasions() + " 次，" + door.people() + " 人";
            boolean again = kind.equals(org.muster.processes.Evacuation.PERSUADE) && !evacuations.persuadedEnough(door);
            return said(
                    again ? persuaded + "；劝满 " + evacuations.persuasionsBeforeForce() + " 次仍不肯，转请有权人签强制决定" : persuaded,
                    null,
                    subject.household());
        }
        if (kind.equals(org.muster.processes.Evacuation.REASSIGN_SHELTER)) {
            return said(
                    evacuations
                            .otherShelter(zone.id())
                            .map(it -> "可改到" + it.name() + "（最近且有空位）")
                            .orElse("本县其他安置点都没有空位，请报上级"),
                    "按距离和空位测算",
                    null);
        }
        Evacuation.Counts counts = zone.counts();
        return new Proposal(
                null,
                "名册 " + counts.people() + " 人，已落实 " + counts.accounted() + " 人，还差 " + counts.missing() + " 人",
                zone.finishRule(),
                null,
                null,
                null,
                zone.finishBy(),
                counts.missing(),
                counts.accounted() + "/" + counts.people(),
                TIME.format(zone.finishBy()) + " 前",
                null);
    }

    private static Proposal said(String rule, String source, String measured) {
        return new Proposal(null, rule, source, null, null, null, null, null, measured, null, null);
    }

    void carryOut(DecisionTask task, Decided decided) {
        HouseholdCase door = evacuations.findCase(task.requestId()).orElse(null);
        EvacuationId zone = door == null ? new EvacuationId(task.requestId()) : door.evacuationId();
        switch (decided.choice()) {
            case MORE_HELP, MORE_TIME -> evacuations.moveFinishBy(
                    zone,
                    clock.instant().plus(Duration.ofMinutes(minutes(decided))),
                    decided.choice().label() + (blank(decided.reason()) ? "" : "：" + decided.reason()));
            case TO_RESCUE -> evacuations.handToRescue(zone, decided.reason());
            case ZONE_CLEAR -> evacuations.verify(zone, true, null);
            case NOT_EMPTY -> evacuations.verify(zone, false, null);
            case BROUGHT_BACK -> evacuations.broughtBack(zone);
            case PERMIT_RETURN -> evacuations.permitReturn(zone);
            case OTHER_SHELTER -> evacuations.reassignShelter(
                    zone,
                    evacuations
                            .otherShelter(zone)
                            .map(Shelter::id)
                            .orElseThrow(() -> Problem.conflict("no-shelter-with-room", "本县其他安置点都没有空位，请报上级协调")),
                    decided.reason());
            case WILLING -> evacuations.persuaded(zone, door.householdId(), true);
            case UNWILLING -> evacuations.persuaded(zone, door.householdId(), false);
            case FORCE -> evacuations.signForcedTransfer(
                    zone, door.householdId(), authority(zone, decided), decided.reason());
            case TRACED -> evacuations.traced(zone, door.householdId(), decided.reason());
            default -> {
                // to persuade on, or to keep the shelter: the decision itself is the effect
            }
        }
    }

    /** The named authority is the county's, unless another is named. */
    private String authority(EvacuationId zone, Decided decided) {
        return blank(decided.measures())
                ? divisions.nameOf(evacuations.get(zone).division().county()) + "人民政府防汛防台抗旱指挥部"
                : decided.measures().strip();
    }

    private static int minutes(Decided decided) {
        int minutes = decided.minutes() == null ? USUAL_MINUTES : decided.minutes();
        if (minutes < 1 || minutes > 24 * 60) {
            throw Problem.invalid("minutes", "延长时间须为 1 到 1440 分钟");
        }
        return minutes;
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
