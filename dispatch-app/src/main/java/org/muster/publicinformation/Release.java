package org.muster.publicinformation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.muster.integrations.release.ReleaseOutlet.Channel;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;

/**
 * One thing the public is told, or is to be told.
 *
 * @param corrects the published one it takes the place of, or null
 * @param pollution whether it tells of pollution: only the environment authority of a city may (危化条例 Art 74)
 * @param revision counts every change of the words; what was reviewed or approved before counts no more
 * @param authority the user name of whoever must approve it, once it was submitted
 * @param differenceReason why it was approved though its figures are not the assessed ones
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Release(
        UUID id,
        IncidentId incidentId,
        int number,
        Kind kind,
        UUID corrects,
        boolean pollution,
        State state,
        String headline,
        String text,
        Figures figures,
        List<Channel> channels,
        int revision,
        String draftedBy,
        String draftedByName,
        Instant draftedAt,
        String authority,
        String authorityName,
        String reviewedBy,
        String reviewedByName,
        Instant reviewedAt,
        Instant approvedAt,
        String differenceReason,
        String returnedReason,
        Instant publishedAt,
        String publishedByName) {

    enum Kind {
        STATEMENT("信息通报"),
        PRESS_CONFERENCE("新闻发布会"),
        CORRECTION("更正");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    enum State {
        DRAFT("起草"),
        SUBMITTED("待审核"),
        REVIEWED("待批准"),
        APPROVED("已批准，待发布"),
        PUBLISHED("已发布"),
        CORRECTED("已更正"),
        DISCARDED("已作废");

        private final String label;

        State(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        /** Whether its words may still be changed. */
        boolean open() {
            return this == DRAFT || this == SUBMITTED || this == REVIEWED || this == APPROVED;
        }
    }

    /** @throws Problem 409 in any other state */
    void require(State needed, String toDo) {
        if (state != needed) {
            throw Problem.conflict(
                    "illegal-transition",
                    "第 " + number + " 号现为“" + state.label() + "”，" + toDo + "须先是“" + needed.label() + "”");
        }
    }

    @JsonProperty
    String kindLabel() {
        return kind.label();
    }

    @JsonProperty
    String stateLabel() {
        return state.label();
    }

    /** Names these very words in the journal without telling them. */
    static String digest(String headline, String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest((headline + "\n" + text).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
