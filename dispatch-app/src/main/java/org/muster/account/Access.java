package org.muster.account;

import java.util.Collection;
import java.util.UUID;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;

/** An open door: the login session or machine token a request or a live link came through, and who holds it. */
public final class Access extends AbstractAuthenticationToken {

    private final transient Caller caller;
    private final UUID id;
    private final boolean machine;

    Access(Caller caller, UUID id, boolean machine, Collection<? extends GrantedAuthority> authorities) {
        super(authorities);
        this.caller = caller;
        this.id = id;
        this.machine = machine;
        setAuthenticated(true);
    }

    /** Names the login session or machine token; {@link LiveAccess} tells whether it still holds. */
    public UUID id() {
        return id;
    }

    /** Whether this is another system's bearer token, which no browser sends by itself. */
    public boolean machine() {
        return machine;
    }

    public Caller caller() {
        return caller;
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public Object getCredentials() {
        return null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Access that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
