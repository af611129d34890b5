package org.muster.console;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.muster.account.LiveAccess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;

/**
 * Keeps the open sockets honest: heart-beats, an end for the silent, and an end within seconds for those whose access
 * has ended by logout, disabling, another role or expiry.
 */
@Component
class LinkKeeper implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LinkKeeper.class);

    /** Tells the console to log in again instead of connecting again. */
    static final CloseStatus ACCESS_ENDED = new CloseStatus(4401, "access ended");

    private static final int LOOK_EVERY_SECONDS = 2;
    private static final long CONNECT_WITHIN_MILLIS = 10_000;

    private final LiveSessions sessions;
    private final LiveAccess access;
    private ScheduledExecutorService clock;

    LinkKeeper(LiveSessions sessions, LiveAccess access) {
        this.sessions = sessions;
        this.access = access;
    }

    @Override
    public void start() {
        clock = Executors.newScheduledThreadPool(1, work -> {
            Thread thread = new Thread(work, "live-keeper");
            thread.setDaemon(true);
            return thread;
        });
        clock.scheduleWithFixedDelay(() -> safely(this::beat), 1, 1, TimeUnit.SECONDS);
        clock.scheduleWithFixedDelay(
                () -> safely(this::endWhatIsRevoked), LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private static void safely(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.warn("live link keeper: {}", e.toString());
        }
    }

    private void beat() {
        for (LiveSession session : sessions.list()) {
            if (session.silentForTooLong()) {
                session.close(CloseStatus.SESSION_NOT_RELIABLE);
            } else if (!session.connected() && session.ageMillis() > CONNECT_WITHIN_MILLIS) {
                session.close(CloseStatus.POLICY_VIOLATION);
            } else if (session.beatIsDue()) {
                session.send("\n");
            }
        }
    }

    private void endWhatIsRevoked() {
        Collection<LiveSession> open = List.copyOf(sessions.list());
        if (open.isEmpty()) {
            return;
        }
        Set<UUID> holding = access.holding(
                open.stream().map(it -> it.access().id()).distinct().toList());
        for (LiveSession session : open) {
            if (!holding.contains(session.access().id())) {
                sessions.remove(session);
                session.close(ACCESS_ENDED);
            }
        }
    }

    @Override
    public void stop() {
        if (clock != null) {
            clock.shutdownNow();
            clock = null;
        }
        sessions.list().forEach(session -> session.close(CloseStatus.GOING_AWAY));
    }

    @Override
    public boolean isRunning() {
        return clock != null;
    }
}
