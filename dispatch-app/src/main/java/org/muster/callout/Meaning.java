package org.muster.callout;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a person at the desk may read out of somebody's words. */
enum Meaning {
    ACKNOWLEDGEMENT("接令", "1", EnumSet.of(Called.LEADER, Called.DUTY_OFFICER, Called.PERSON)),
    REFUSAL("不能执行", "2", EnumSet.of(Called.LEADER, Called.PERSON)),
    /** The order is called off and they have stopped. */
    STOPPED("已停止", "3", EnumSet.of(Called.LEADER)),
    COMING("来", "1", EnumSet.of(Called.MEMBER, Called.OFF_DUTY)),
    NOT_COMING("不来", "2", EnumSet.of(Called.MEMBER, Called.OFF_DUTY)),
    /** Nobody's answer to anything. */
    IRRELEVANT("无关", null, EnumSet.noneOf(Called.class));

    /** Asked first: 来不了 has a 来 in it. */
    private static final Pattern NO = Pattern.compile("^\\s*2(\\D|$)|不|没法|无法|病|外地|请假");

    private static final Pattern YES = Pattern.compile("^\\s*1(\\D|$)|来|到|收到|好|行|可以|明白|马上|出发|知悉");

    private final String label;
    private final String key;
    private final Set<Called> speakers;

    Meaning(String label, String key, Set<Called> speakers) {
        this.label = label;
        this.key = key;
        this.speakers = speakers;
    }

    String label() {
        return label;
    }

    /** The figure they would have written or pressed. */
    String key() {
        return key;
    }

    boolean mayBeSaidBy(Called kind) {
        return speakers.contains(kind);
    }

    /** What the words most likely mean from such a person; a proposal, never acted on by itself. */
    static Optional<Meaning> likely(String text, Called kind) {
        boolean no = NO.matcher(text).find();
        if (!no && !YES.matcher(text).find()) {
            return Optional.empty();
        }
        String key = no ? "2" : "1";
        return EnumSet.allOf(Meaning.class).stream()
                .filter(it -> key.equals(it.key) && it.mayBeSaidBy(kind))
                .findFirst();
    }
}
