package org.muster.site;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.muster.team.TeamId;

/**
 * Who answers for a sector or a group.
 *
 * @param teamId the team whose leader it is, or null for somebody else
 * @param callsign how that team is called on the radio
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InCharge(String name, String phone, TeamId teamId, String callsign) {}
