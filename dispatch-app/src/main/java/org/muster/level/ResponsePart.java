package org.muster.level;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.muster.incident.AssessmentRules.Measured;
import org.muster.incident.AssessmentRules.Rule;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.incident.IncidentViews;
import org.muster.incident.IncidentViews.LevelView;
import org.muster.incident.PicturePart;
import org.muster.shared.IncidentId;
import org.muster.shared.ResponseLevel;
import org.springframework.stereotype.Component;

/** The response of an incident in its picture: what is in force, what is proposed, who has signed, how it went. */
@Component
class ResponsePart implements PicturePart {

    private static final Set<String> TOLD = Set.of(
            "IncidentAssessed",
            "IncidentRegraded",
            "CasualtyWatchEnded",
            "ResponseLevelProposed",
            "ResponseEndProposed",
            "ResponseLevelApproved",
            "ResponseLevelDeclined",
            "ResponseTermExtended",
            "ResponseEnded",
            "ResponseLevelSigned",
            "ResponseLevelSignatureWithdrawn",
            "WarningLevelEntered",
            "WarningReceived",
            "WarningUpdated",
            "WarningCancelled",
            "WarningExpired",
            "CommandPassed",
            "IncidentClosed",
            "IncidentCancelled");

    private static final int LATEST = 8;

    /** @param end nothing asks for a response any more; @param declined why a person did not take it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Proposed(
            ResponseLevel level,
            Boolean end,
            Rule rule,
            List<Measured> facts,
            LevelManagement.Stated stated,
            String declined,
            String declinedBy) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Signed(
            ResponseLevel level,
            String name,
            String username,
            String post,
            Instant at,
            String matter,
            String measures,
            Instant expectedUntil) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Step(
            ResponseLevel level,
            Instant at,
            Instant expectedUntil,
            Instant endedAt,
            String matter,
            String measures,
            String reason,
            String rule,
            String approvers,
            String announcement,
            String measuresKept) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Response(
            Step inForce,
            Proposed proposed,
            Signed signed,
            List<Step> history,
            WarningLevels.InForce warning,
            Instant watchedUntil,
            long settingsVersion) {}

    private final IncidentManagement incidents;
    private final IncidentViews views;
    private final LevelManagement levels;
    private final Signatures signatures;
    private final WarningLevels warnings;

    ResponsePart(
            IncidentManagement incidents,
            IncidentViews views,
            LevelManagement levels,
            Signatures signatures,
            WarningLevels warnings) {
        this.incidents = incidents;
        this.views = views;
        this.levels = levels;
        this.signatures = signatures;
        this.warnings = warnings;
    }

    @Override
    public String word() {
        return "response";
    }

    @Override
    public boolean touchedBy(String eventType) {
        return TOLD.contains(eventType);
    }

    @Override
    public Object of(IncidentId id) {
        Incident incident = incidents.get(id);
        List<Step> all = views.levels(id).stream().map(ResponsePart::step).toList();
        Step inForce = incident.responseLevel() == null || incident.status().over() || all.isEmpty()
                ? null
                : all.get(all.size() - 1);
        return new Response(
                inForce,
                proposed(incident),
                incident.status().over()
                        ? null
                        : signatures
                                .findOpen(id)
                                .map(it -> new Signed(
                                        it.level(),
                                        it.signedName(),
                                        it.signedBy(),
                                        it.post(),
                                        it.signedAt(),
                                        it.matter(),
                                        it.measures(),
                                        it.expectedUntil()))
                                .orElse(null),
                all.subList(Math.max(0, all.size() - LATEST), all.size()),
                incident.exercise() ? null : warnings.at(incident).orElse(null),
                incident.watchedUntil(),
                incident.settingsVersion());
    }

    private Proposed proposed(Incident incident) {
        boolean declined = incident.wasDeclined();
        boolean differs = incident.proposedLevel() != incident.responseLevel();
        if (incident.status().over() || !differs || !declined && !incident.levelInQuestion()) {
            return null;
        }
        ResponseLevel level = incident.proposedLevel();
        return new Proposed(
                level,
                level == null ? true : null,
                incident.levelRule(),
                incident.levelFacts(),
                level == null ? null : levels.usual(incident, level),
                declined ? incident.declined().reason() : null,
                declined ? incident.declined().by() : null);
    }

    private static Step step(LevelView it) {
        return new Step(
                it.level(),
                it.at(),
                it.expectedUntil(),
                it.endedAt(),
                it.matter(),
                it.measures(),
                it.reason(),
                it.rule() == null ? null : it.rule().text(),
                it.approvedBy(),
                it.announcement(),
                it.measuresKept());
    }
}
