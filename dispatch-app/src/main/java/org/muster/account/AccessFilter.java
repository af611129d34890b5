package org.muster.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out who is asking, anew on every request, and says so to the security context and to the journal. A request
 * with a bearer token is never let in by a cookie it may also carry, since it is excused from the XSRF header.
 */
class AccessFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";

    private final Sessions sessions;
    private final MachineTokens tokens;

    AccessFilter(Sessions sessions, MachineTokens tokens) {
        this.sessions = sessions;
        this.tokens = tokens;
    }

    static boolean bearsToken(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Access> found = find(request);
        if (found.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        Access access = found.get();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(access);
        SecurityContextHolder.setContext(context);
        Caller caller = access.caller();
        Actor actor = caller.actor();
        String channel = access.machine() ? "MACHINE" : caller.is(Role.TEAM_LEADER, Role.MEMBER) ? "PHONE" : "WEB";
        try {
            ActorContext.runAs(actor, channel, () -> {
                try {
                    chain.doFilter(request, response);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (ServletException e) {
                    throw new Wrapped(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (Wrapped e) {
            throw e.cause;
        }
    }

    private Optional<Access> find(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null) {
            return authorization.startsWith(BEARER)
                    ? tokens.find(
                            new Secret(authorization.substring(BEARER.length()).strip()), request)
                    : Optional.empty();
        }
        return SessionCookie.read(request).flatMap(sessions::find).map(session -> {
            sessions.seen(session);
            Caller caller = session.account().caller();
            List<SimpleGrantedAuthority> authorities = caller.roles().stream()
                    .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                    .toList();
            return new Access(caller, session.id(), false, authorities);
        });
    }

    private static final class Wrapped extends RuntimeException {

        private final transient ServletException cause;

        Wrapped(ServletException cause) {
            super(cause);
            this.cause = cause;
        }
    }
}
