package org.muster.incident;

import java.time.Instant;
import org.muster.incident.AssessmentRules.Rule;
import org.muster.shared.DivisionCode;
import org.muster.shared.Grade;
import org.muster.shared.Hazard;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.muster.shared.ResponseLevel;

/**
 * One emergency. Grade, response level and warning level are three things; the level in force and the proposed one are
 * kept apart.
 *
 * @param exerciseSpeed how many times faster an exercise runs; 1 for every real incident
 * @param receivedAt when the first alert about it came in: the start of every clock that counts from the call
 */
public record Incident(
        IncidentId id,
        String number,
        Hazard hazard,
        String title,
        String place,
        Position location,
        DivisionCode divisionCode,
        boolean exercise,
        int exerciseSpeed,
        IncidentStatus status,
        Grade grade,
        Rule gradeRule,
        ResponseLevel responseLevel,
        ResponseLevel proposedLevel,
        Rule levelRule,
        Facts facts,
        boolean sensitive,
        Instant assessedAt,
        Instant receivedAt,
        Instant raisedAt,
        Instant closedAt) {}
