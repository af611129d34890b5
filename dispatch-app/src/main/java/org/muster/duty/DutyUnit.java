package org.muster.duty;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.muster.shared.DivisionCode;

/**
 * Somebody who keeps a duty roster: a bureau, a township, a member unit of the headquarters, a team.
 *
 * @param id short name, such as {@code 330381} for a bureau or {@code 330381-QX} for a member unit
 * @param teamId the team whose roster it is, or null
 * @param phone the number that rings at its duty desk, or null
 * @param position its place in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DutyUnit(
        String id,
        String name,
        DivisionCode division,
        DutyFunction function,
        String teamId,
        String phone,
        int position) {}
