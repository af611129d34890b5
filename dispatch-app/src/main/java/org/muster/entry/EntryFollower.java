package org.muster.entry;

import org.muster.journal.JournalFollower;
import org.springframework.stereotype.Component;

/** When everybody is withdrawn, those inside are called out too. */
@Component
class EntryFollower implements JournalFollower {

    private final EntryManagement entries;

    EntryFollower(EntryManagement entries) {
        this.entries = entries;
    }

    @Override
    public String name() {
        return "entry";
    }

    @Override
    public boolean wants(String type) {
        return type.equals("WithdrawalOrdered");
    }

    @Override
    public void on(org.muster.journal.Entry ordered) {
        String reason = ordered.text("reason");
        entries.recallAll(ordered.incidentId(), reason == null ? "全员撤离" : reason);
    }
}
