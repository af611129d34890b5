package org.muster.shared;

import java.util.function.Supplier;

/** Carries who is acting, and over which channel, from the edge of the system to the journal. */
public final class ActorContext {

    private record Acting(Actor actor, String channel) {}

    private static final ThreadLocal<Acting> CURRENT = new ThreadLocal<>();

    private ActorContext() {}

    public static Actor actor() {
        Acting acting = CURRENT.get();
        return acting == null ? Actor.SYSTEM : acting.actor;
    }

    /** WEB, PHONE, RADIO, PROCESS …; SYSTEM when nobody said. */
    public static String channel() {
        Acting acting = CURRENT.get();
        return acting == null ? "SYSTEM" : acting.channel;
    }

    public static <T> T callAs(Actor actor, String channel, Supplier<T> work) {
        Acting before = CURRENT.get();
        CURRENT.set(new Acting(actor, channel));
        try {
            return work.get();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    public static void runAs(Actor actor, String channel, Runnable work) {
        callAs(actor, channel, () -> {
            work.run();
            return null;
        });
    }
}
