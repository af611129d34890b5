package org.muster.situationreport;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.muster.incident.Facts;
import org.muster.journal.Entry;
import org.muster.journal.Journal;
import org.muster.journal.JournalFollower;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.muster.shared.Grade;
import org.muster.shared.ResponseLevel;
import org.springframework.stereotype.Component;

/** What happens to an incident makes it a duty to report: once when it is raised, again whenever it becomes another. */
@Component
class SituationReportFollower implements JournalFollower {

    private static final Set<String> TOLD = Set.of(
            "IncidentRaised",
            "IncidentAssessed",
            "ResponseLevelApproved",
            "FireRekindled",
            "DeadlineMissed",
            "IncidentClosed",
            "IncidentCancelled");

    private final ReportingDuties duties;
    private final Journal journal;

    SituationReportFollower(ReportingDuties duties, Journal journal) {
        this.duties = duties;
        this.journal = journal;
    }

    @Override
    public String name() {
        return "situation-report";
    }

    @Override
    public boolean wants(String type) {
        return TOLD.contains(type);
    }

    @Override
    public void on(Entry entry) {
        ActorContext.runAs(Actor.SYSTEM, "SYSTEM", () -> follow(entry));
    }

    private void follow(Entry entry) {
        switch (entry.type()) {
            case "IncidentRaised" -> duties.arise(entry.incidentId(), facts(entry));
            case "IncidentAssessed" -> {
                if (entry.data().path("facts").isObject()) {
                    String grade = entry.text("grade");
                    duties.assessed(
                            entry.incidentId(), entry.seq(), grade == null ? null : Grade.valueOf(grade), facts(entry));
                }
            }
            case "ResponseLevelApproved" -> duties.levelApproved(
                    entry.incidentId(), entry.seq(), ResponseLevel.valueOf(entry.text("level")));
            case "FireRekindled" -> duties.happened(entry.incidentId(), entry.seq(), "火场复燃");
            case "DeadlineMissed" -> {
                if ("FLAME_OUT".equals(entry.text("kind"))) {
                    duties.happened(entry.incidentId(), entry.seq(), "24 小时明火未扑灭");
                }
            }
            case "IncidentClosed" -> duties.over(entry.incidentId(), false);
            default -> duties.over(entry.incidentId(), true);
        }
    }

    private Facts facts(Entry entry) {
        JsonNode facts = entry.data().get("facts");
        return facts == null || !facts.isObject() ? Facts.none() : journal.read(facts, Facts.class);
    }
}
