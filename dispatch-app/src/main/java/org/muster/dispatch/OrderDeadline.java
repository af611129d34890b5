package org.muster.dispatch;

import java.time.Duration;

/**
 * What an order waits for, one after the other. The names are the deadline kinds the process timers read; the durations
 * are our defaults (configuration {@code muster.deadlines}), except the muster itself, which follows the standard.
 */
public enum OrderDeadline {
    /** Called again. */
    ACK_RECALL("再呼", "ACK", Duration.ofMinutes(2)),
    /** Told to the team's duty officer and the dispatcher's board. */
    ACK("签收", "ACK", Duration.ofMinutes(3)),
    MUSTER("集结", "MUSTER", Duration.ofMinutes(30)),
    DEPARTURE("出发", "DEPARTURE", Duration.ofMinutes(5)),
    /** Beyond the expected time of arrival. */
    ARRIVAL("到场", "ARRIVAL", Duration.ofMinutes(10)),
    /** 十个严禁 9: no action without safety zone and retreat route. */
    SAFETY_CHECK("安全核查", "SAFETY_CHECK", Duration.ofMinutes(10)),
    COMPLETION("连续作业", "COMPLETION", Duration.ofHours(4)),
    /** A crew on the line that says nothing for so long; met by every word of it and then opened again. */
    REPORT("报告", "REPORT", Duration.ofMinutes(30)),
    RELEASE("归队", "RELEASE", Duration.ofHours(2)),
    CANCELLATION_ACK("撤令回执", "CANCELLATION", Duration.ofMinutes(2));

    private final String label;
    private final String overdueWord;
    private final Duration standard;

    OrderDeadline(String label, String overdueWord, Duration standard) {
        this.label = label;
        this.overdueWord = overdueWord;
        this.standard = standard;
    }

    public String label() {
        return label;
    }

    /** The contract's word under {@code overdue}. */
    public String overdueWord() {
        return overdueWord;
    }

    public Duration standard() {
        return standard;
    }
}
