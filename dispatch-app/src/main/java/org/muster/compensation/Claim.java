package org.muster.compensation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.muster.shared.IncidentId;

/**
 * One claim; amounts in yuan.
 *
 * @param basis by which rule or paper it is owed: a requisition's receipt, a 3HH agreement, a survey
 * @param requisitionId the requisition it belongs to, or null
 * @param reason how it was assessed, or why it was refused
 * @param receipt by which it was paid
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Claim(
        UUID id,
        IncidentId incidentId,
        int number,
        String claimant,
        String contact,
        Kind kind,
        String basis,
        String what,
        UUID requisitionId,
        BigDecimal claimed,
        BigDecimal assessed,
        String assessedBy,
        Instant assessedAt,
        BigDecimal paid,
        Instant paidAt,
        String receipt,
        Instant refusedAt,
        String reason,
        State state,
        Instant claimedAt) {

    enum Kind {
        /** Goods the government took (突发事件应对法: returned and compensated; only 县级以上政府 requisition). */
        REQUISITION("征用"),
        /** What a neighbour of the 3HH circle lent and used up. */
        LOAN("互助借用"),
        LOSS("损失");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    enum State {
        CLAIMED("待核定"),
        ASSESSED("待支付"),
        PAID("已支付"),
        REFUSED("不予补偿");

        private final String label;

        State(String label) {
            this.label = label;
        }

        String label() {
            return label;
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
}
