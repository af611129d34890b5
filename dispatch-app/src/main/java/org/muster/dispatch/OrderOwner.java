package org.muster.dispatch;

import org.muster.shared.DivisionCode;
import org.muster.team.TeamId;

/**
 * Whose team an order went to.
 *
 * @param division the team's division, or null when the team is no longer in the register
 */
public record OrderOwner(OrderId order, TeamId team, DivisionCode division) {}
