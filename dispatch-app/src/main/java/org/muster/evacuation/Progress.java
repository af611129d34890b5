package org.muster.evacuation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.muster.journal.Journal;
import org.springframework.stereotype.Component;

/** Counts a zone anew after something was said, and tells what that makes true of it as a whole. */
@Component
class Progress {

    private final Evacuations evacuations;
    private final Lists lists;
    private final Journal journal;

    Progress(Evacuations evacuations, Lists lists, Journal journal) {
        this.evacuations = evacuations;
        this.lists = lists;
        this.journal = journal;
    }

    /** To be called while their rows are held. @return the rows as they are now */
    List<Evacuation> after(Collection<EvacuationId> touched, Instant now) {
        return evacuations.recount(touched).stream().map(it -> told(it, now)).toList();
    }

    private Evacuation told(Evacuation it, Instant now) {
        if (it.over()) {
            return it;
        }
        boolean moved = false;
        if (it.notifiedAt() == null && it.counts().allNotified()) {
            evacuations.notified(it.id(), now);
            journal.record(new EvacuationEvent.ZoneNotified(
                    it.incidentId(),
                    it.id(),
                    it.zoneId(),
                    it.zoneName(),
                    it.counts().households(),
                    it.counts().people()));
            moved = true;
        }
        if (it.allClearAt() == null) {
            if (it.emptiedAt() == null && it.counts().allOut()) {
                evacuations.emptied(it.id(), now);
                journal.record(new EvacuationEvent.ZoneEmptied(
                        it.incidentId(),
                        it.id(),
                        it.zoneId(),
                        it.zoneName(),
                        it.counts().people(),
                        it.counts().transferred(),
                        it.counts().absent(),
                        !now.isAfter(it.finishBy())));
                moved = true;
            } else if (it.emptiedAt() != null
                    && it.verifiedAt() == null
                    && !it.counts().allOut()) {
                evacuations.notEmptied(it.id());
                moved = true;
            }
        } else if (it.returnFrom() != null
                && it.closedAt() == null
                && !it.someoneToFind()
                && lists.away(it.id()) == 0) {
            evacuations.closed(it.id(), now);
            journal.record(new EvacuationEvent.AllReturned(
                    it.incidentId(),
                    it.id(),
                    it.zoneId(),
                    it.zoneName(),
                    it.counts().returned(),
                    it.counts().people()));
            moved = true;
        }
        return moved ? evacuations.find(it.id()).orElseThrow() : it;
    }
}
