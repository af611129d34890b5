package org.muster.forecast;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.SubQuorum;

/**
 * A running muster as it was last read: everything a forecast needs, so that time alone costs no query.
 *
 * @param members who may still come and who is there; those on the roll who may not count are left out
 * @param standard the real time the order's standard gives, exercises being faster
 * @param lacking the standard's duties, each with how many are missing now; in the standard's order
 */
record MusterSight(DispatchOrder order, Duration standard, List<Called> members, List<Lack> lacking) {

    /** @param missing 0 when the duty is manned */
    record Lack(SubQuorum wanted, int missing) {

        /** 缺水泵手（到 0，须 2） */
        String spoken() {
            return "缺" + wanted.label() + "（到 " + (wanted.least() - missing) + "，须 " + wanted.least() + "）";
        }
    }

    /** Heads beyond those the register knows of are there already. */
    Need need() {
        return new Need(
                order.standard().quorum() - uncounted(),
                lacking.stream().mapToInt(Lack::missing).toArray());
    }

    double shareOf(Instant at) {
        return Math.max(0, shares(Duration.between(order.stamps().issuedAt(), at)));
    }

    private double shares(Duration time) {
        return (double) time.toMillis() / Math.max(1, standard.toMillis());
    }

    Instant at(double share) {
        return order.stamps().issuedAt().plusMillis(Math.round(share * standard.toMillis()));
    }

    /** The deadline while it lies ahead, then the end of the running extra span. */
    Instant until(Instant now, Duration span) {
        Instant until = order.musterDueAt();
        if (until.isAfter(now)) {
            return until;
        }
        long spans = Duration.between(until, now).toMillis() / Math.max(1, span.toMillis()) + 1;
        return until.plusMillis(spans * span.toMillis());
    }

    /** The roll may count somebody the register does not know of; heads that are there are there. */
    int uncounted() {
        return Math.max(
                0,
                order.present() - (int) members.stream().filter(Called::present).count());
    }

    /**
     * 到位 12，须到 24；缺水泵手（到 0，须 2）；来不了 9 人，未答复 6 人
     *
     * @param scarce what will most likely be missing
     */
    String reason(List<Lack> scarce) {
        long yes = members.stream().filter(it -> !it.present() && it.saidYes()).count();
        long no = members.stream()
                .filter(it -> !it.present() && (it.saidNo() || it.standing() == Called.Standing.ABSENT))
                .count();
        long silent = members.stream()
                .filter(it -> it.standing() == Called.Standing.OPEN && it.answeredAfter() == null)
                .count();
        List<String> words = new ArrayList<>();
        if (no > 0) {
            words.add("来不了 " + no + " 人");
        }
        if (silent > 0) {
            words.add("未答复 " + silent + " 人");
        }
        if (yes > 0) {
            words.add("答复来、未到 " + yes + " 人");
        }
        String counted = "到位 " + order.present() + "，须到 " + order.standard().quorum();
        List<String> parts = new ArrayList<>(List.of(counted));
        scarce.forEach(it -> parts.add(it.spoken()));
        if (!words.isEmpty()) {
            parts.add(String.join("，", words));
        }
        return String.join("；", parts);
    }
}
