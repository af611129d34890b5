package org.muster.message;

import java.util.List;
import org.muster.deadline.Deadline;
import org.muster.deadline.Deadlines;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks twice a second which message has waited too long; what is due is stored, so of several servers one acts. */
@Component
class MessageSweep {

    private static final Logger log = LoggerFactory.getLogger(MessageSweep.class);
    private static final List<String> KINDS = List.of(MessageManagement.TRIAGE, MessageManagement.ACTION);
    private static final int AT_ONCE = 100;

    private final Deadlines deadlines;
    private final MessageManagement management;
    private final TransactionTemplate transaction;

    MessageSweep(Deadlines deadlines, MessageManagement management, PlatformTransactionManager transactions) {
        this.deadlines = deadlines;
        this.management = management;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelay = 500)
    void look() {
        for (Deadline passed : deadlines.listPassed(KINDS, AT_ONCE)) {
            try {
                transaction.executeWithoutResult(status -> management.passed(passed));
            } catch (RuntimeException e) {
                // one message's trouble must not keep the others from being told
                log.warn("message {} is looked at again in a moment", passed.orderId(), e);
            }
        }
    }
}
