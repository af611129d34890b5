package org.muster.dispatch;

import org.muster.shared.IncidentId;
import org.muster.team.TeamId;

/**
 * Knows whether the military authority has agreed to send a unit (军队参加抢险救灾条例 Art 4, 5). Told by the room that
 * keeps the requests; without it no military unit is ordered.
 */
public interface MilitaryConsent {

    boolean given(IncidentId incident, TeamId unit);
}
