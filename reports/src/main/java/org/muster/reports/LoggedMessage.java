package org.muster.reports;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * One message of the journal 信息登记.
 *
 * @param way which way and how it went: 收 电话
 * @param saidAt when it was said
 * @param state what became of it, with the person in charge
 * @param settledIn from when it was written down until it was settled, nominal; null while it is not, or need not be
 * @param late it was not sent on or settled in time
 */
public record LoggedMessage(
        int number,
        String way,
        String urgency,
        Instant saidAt,
        String from,
        String to,
        String text,
        String state,
        String outcome,
        Duration settledIn,
        boolean late,
        Entries entries) {

    public LoggedMessage {
        Objects.requireNonNull(saidAt, "saidAt");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(entries, "entries");
    }

    /** {@code 林溪村支书 → 指挥中心} */
    String route() {
        return from + " → " + to;
    }

    /** {@code 办结 李镇长 超时}: what became of it, in one cell. */
    String became() {
        return state + (late ? "（超时）" : "") + (outcome == null ? "" : "：" + outcome);
    }
}
