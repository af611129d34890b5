package org.muster.dispatch;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.muster.team.Duty;

/** A duty that must be manned whatever the head count: a team without a leader, or without pumps, is not mustered. */
public record SubQuorum(Duty duty, int least) {

    public SubQuorum {
        if (least < 1) {
            throw new IllegalArgumentException("a sub-quorum asks for somebody: " + duty + " " + least);
        }
    }

    /** Reads {@code LEADER:1;PUMP:2}; empty for an empty text. */
    public static List<SubQuorum> listOf(String text) {
        if (text == null || text.isBlank()) {
            return List.of();
        }
        return Arrays.stream(text.split(";"))
                .map(it -> it.split(":"))
                .map(it -> new SubQuorum(Duty.valueOf(it[0].strip()), Integer.parseInt(it[1].strip())))
                .toList();
    }

    static String text(List<SubQuorum> all) {
        return all.stream().map(it -> it.duty() + ":" + it.least()).collect(Collectors.joining(";"));
    }

    @JsonProperty
    public String label() {
        return duty.label();
    }

    /** 水泵手 1 */
    public String spoken() {
        return duty.label() + " " + least;
    }
}
