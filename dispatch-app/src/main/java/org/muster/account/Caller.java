package org.muster.account;

import java.security.Principal;
import java.util.Set;
import java.util.UUID;
import org.muster.shared.Actor;
import org.muster.shared.DivisionCode;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * The person or machine behind a request.
 *
 * @param divisions what they are responsible for; everything below is included
 * @param teamId the team they belong to, or null
 * @param depotId the depot they keep, or null
 */
public record Caller(
        UUID accountId,
        String username,
        String displayName,
        Set<Role> roles,
        Set<DivisionCode> divisions,
        String teamId,
        String depotId)
        implements Principal {

    /** Somebody who keeps no depot. */
    public Caller(
            UUID accountId,
            String username,
            String displayName,
            Set<Role> roles,
            Set<DivisionCode> divisions,
            String teamId) {
        this(accountId, username, displayName, roles, divisions, teamId, null);
    }

    /** @throws IllegalStateException outside an authenticated request */
    public static Caller current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Caller caller) {
            return caller;
        }
        throw new IllegalStateException("nobody is logged in on this thread");
    }

    /** The name Spring addresses user queues by: the account's user name. */
    @Override
    public String getName() {
        return username;
    }

    public Actor actor() {
        return new Actor(username, displayName);
    }

    public boolean is(Role... any) {
        for (Role role : any) {
            if (roles.contains(role)) {
                return true;
            }
        }
        return false;
    }

    public boolean covers(DivisionCode division) {
        return divisions.stream().anyMatch(own -> own.covers(division));
    }
}
