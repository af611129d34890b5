package org.muster.expert;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.shared.IncidentId;

/**
 * An expert called into an incident.
 *
 * @param grade the credit grade when they were called
 * @param question what they are asked
 * @param overdue whether the answer has not come in time; it stays so when it comes late
 * @param joinedAt when they were on the site or in the video conference
 * @param credit what was noted about their work after the incident, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExpertCall(
        UUID id,
        IncidentId incidentId,
        String expertId,
        String name,
        String unit,
        CreditGrade grade,
        String phone,
        String question,
        String reason,
        Instant calledAt,
        String calledBy,
        Instant dueAt,
        Instant reachedAt,
        Instant answeredAt,
        Answer answer,
        String via,
        boolean overdue,
        Instant joinedAt,
        List<Advice> advice,
        Credit credit) {

    enum Answer {
        ON_SITE("到现场"),
        VIDEO("视频参加"),
        DECLINED("不能参加");

        private final String label;

        Answer(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** @param signedAt when the expert says they said it; the time of the server when they do not say */
    record Advice(UUID id, String text, Instant signedAt, Instant receivedAt, String recordedBy, String via) {}

    record Credit(int points, String reason, CreditGrade grade, CreditGrade previousGrade, Instant at, String by) {}

    @JsonProperty
    String answerLabel() {
        return answer == null ? null : answer.label();
    }
}
