package org.muster.muster;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.muster.shared.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Keeps a link from being hammered and a stranger from guessing: so many requests a minute for each link or address. A
 * person with a thumb never meets it.
 */
@Component
public class LinkThrottle {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int REMEMBERED = 20_000;
    public static final int PER_LINK = 60;
    static final int PER_MUSTER_POINT = 300;
    public static final int WRONG_PER_ADDRESS = 300;

    private record Count(Instant since, int requests) {}

    private final Clock clock;
    private final Map<String, Count> counts = new ConcurrentHashMap<>();

    LinkThrottle(Clock clock) {
        this.clock = clock;
    }

    /** @throws Problem 429 when there were more in this minute */
    public void count(String subject, int most) {
        Instant now = clock.instant();
        if (counts.size() > REMEMBERED) {
            counts.values().removeIf(it -> over(it, now));
        }
        Count count = counts.compute(
                subject,
                (any, known) -> known == null || over(known, now)
                        ? new Count(now, 1)
                        : new Count(known.since(), known.requests() + 1));
        if (count.requests() > most) {
            throw new Problem(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", "操作太频繁", "一分钟内请求太多，请稍等再试；急事请直接打电话给队长。")
                    .with(
                            "retryAfter",
                            Math.max(
                                    1,
                                    Duration.between(now, count.since().plus(WINDOW))
                                            .toSeconds()));
        }
    }

    private static boolean over(Count count, Instant now) {
        return !count.since().plus(WINDOW).isAfter(now);
    }
}
