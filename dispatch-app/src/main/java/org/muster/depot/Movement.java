package org.muster.depot;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** One movement of material in the making: what it takes from some accounts it gives to others. */
public final class Movement {

    /** What was done. */
    public enum Kind {
        OPENING("期初"),
        DELIVERY("入库"),
        LOADING("装车出库"),
        /** The keeper's late word differed from what the receipt had implied. */
        LOADING_CORRECTION("装车更正"),
        RECEIPT("现场签收"),
        USE("使用消耗"),
        RETURN("退回入库"),
        WRITE_OFF("报损"),
        COUNT("盘点更正"),
        LOAN_IN("借入"),
        LOAN_OUT("借出"),
        LOAN_RETURN("借还"),
        REQUISITION("征用"),
        REQUISITION_RETURN("征用归还"),
        EXERCISE_OPENING("演练期初");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    private final Kind kind;
    private final Map<Account, BigDecimal> postings = new LinkedHashMap<>();
    private UUID orderId;
    private UUID incidentId;
    private String reason;
    private Instant deviceAt;

    public Movement(Kind kind) {
        this.kind = kind;
    }

    public Movement of(UUID order, UUID incident) {
        this.orderId = order;
        this.incidentId = incident;
        return this;
    }

    public Movement because(String text) {
        this.reason = text;
        return this;
    }

    /** The device's own time, evidence only. */
    public Movement saidAt(Instant at) {
        this.deviceAt = at;
        return this;
    }

    /** So much goes from one account to the other; nothing of it when the quantity is nothing. */
    public Movement move(Account from, Account to, BigDecimal quantity) {
        if (quantity.signum() < 0) {
            return move(to, from, quantity.negate());
        }
        add(from, quantity.negate());
        add(to, quantity);
        return this;
    }

    private void add(Account account, BigDecimal quantity) {
        postings.merge(account, quantity, BigDecimal::add);
    }

    /** Whether it would change anything. */
    public boolean isEmpty() {
        return postings.values().stream().allMatch(it -> it.signum() == 0);
    }

    Kind kind() {
        return kind;
    }

    Map<Account, BigDecimal> postings() {
        return postings;
    }

    UUID orderId() {
        return orderId;
    }

    UUID incidentId() {
        return incidentId;
    }

    String reason() {
        return reason;
    }

    Instant deviceAt() {
        return deviceAt;
    }
}
