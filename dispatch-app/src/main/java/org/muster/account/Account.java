package org.muster.account;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.muster.shared.DivisionCode;

/**
 * Somebody who may log in.
 *
 * @param teamId, depotId, riskSourceId what they belong to or answer for; each may be null
 * @param authVersion raised by every change of rights or password
 */
record Account(
        UUID id,
        String username,
        String displayName,
        String passwordHash,
        Set<Role> roles,
        Set<DivisionCode> divisions,
        String teamId,
        String depotId,
        String riskSourceId,
        boolean enabled,
        boolean demo,
        int authVersion,
        Instant createdAt) {

    Caller caller() {
        return new Caller(id, username, displayName, roles, divisions, teamId, depotId);
    }
}
