package org.muster.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.muster.shared.IncidentId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.function.SingletonSupplier;

/**
 * The spine: every change of an incident is told here, in the transaction that makes the change.
 *
 * <p>Events are collected while the transaction works and appended just before it commits, so that the incident's row
 * lock, which gives the gapless sequence, is taken last and held for the shortest time.
 */
@Component
public class Journal {

    private record Told(
            JournalEvent event, String type, Instant at, Instant deviceAt, Actor actor, String channel, String data) {}

    private final Entries entries;
    private final ObjectMapper json;
    private final Clock clock;
    /** Found once, when all are there: looking them up costs more than what most of them do. */
    private final Supplier<List<JournalListener>> listeners;

    Journal(Entries entries, ObjectMapper json, Clock clock, ObjectProvider<JournalListener> listeners) {
        this.entries = entries;
        this.json = json;
        this.clock = clock;
        this.listeners = SingletonSupplier.of(() -> listeners.stream().toList());
    }

    /** Tells what the current actor did over the current channel. */
    public void record(JournalEvent event) {
        record(event, null, ActorContext.channel());
    }

    /**
     * Tells what somebody reported from a device.
     *
     * @param deviceAt the device's own time, kept as evidence; may be null
     * @param channel how it reached us: WEB, PHONE, RADIO …
     * @throws IllegalStateException when no transaction is running
     */
    public void record(JournalEvent event, Instant deviceAt, String channel) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            throw new IllegalStateException("the journal is written in the transaction of the change it tells of");
        }
        // microseconds: what PostgreSQL keeps, so that the seal can be computed again from the row
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant device = deviceAt == null ? null : deviceAt.truncatedTo(ChronoUnit.MICROS);
        pending().told.add(new Told(event, event.type(), at, device, ActorContext.actor(), channel, write(event)));
    }

    /** Entries after a sequence number, oldest first. */
    public List<Entry> after(IncidentId incident, long seq, int limit) {
        return entries.after(incident, seq, limit);
    }

    /** The last entries of these types, newest first. */
    public List<Entry> latest(IncidentId incident, Collection<String> types, int limit) {
        return entries.latest(incident, types, limit);
    }

    /** All entries, oldest first. */
    public List<Entry> all(IncidentId incident) {
        return entries.after(incident, 0, Integer.MAX_VALUE);
    }

    /** The last sequence number; 0 while nothing is told. */
    public long head(IncidentId incident) {
        return entries.head(incident).seq();
    }

    /** The seal over everything told so far. */
    public String headHash(IncidentId incident) {
        return entries.head(incident).hash();
    }

    /** The last sequence numbers of the journals that were appended to since. */
    public Map<IncidentId, Long> headsGrownSince(Instant since) {
        return entries.headsGrownSince(since);
    }

    private String write(JournalEvent event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + event.type(), e);
        }
    }

    private Pending pending() {
        Pending pending = (Pending) TransactionSynchronizationManager.getResource(this);
        if (pending == null) {
            pending = new Pending();
            TransactionSynchronizationManager.bindResource(this, pending);
            TransactionSynchronizationManager.registerSynchronization(pending);
        }
        return pending;
    }

    /** What this transaction has to tell. */
    private final class Pending implements TransactionSynchronization {

        private final List<Told> told = new ArrayList<>();
        private final TreeMap<IncidentId, Long> heads = new TreeMap<>(Comparator.comparing(IncidentId::value));
        private final Map<IncidentId, Set<String>> types = new HashMap<>();

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(Journal.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(Journal.this, this);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            // in the order of the incident ids, so that two transactions never wait for each other
            told.stream()
                    .map(it -> it.event.incidentId())
                    .distinct()
                    .sorted(Comparator.comparing(IncidentId::value))
                    .forEach(this::append);
            told.clear();
        }

        private void append(IncidentId incident) {
            Instant now = clock.instant();
            Entries.Head head = entries.lockHead(incident, now);
            List<Entries.Sealed> sealed = new ArrayList<>();
            for (Told it : told) {
                if (!it.event.incidentId().equals(incident)) {
                    continue;
                }
                long seq = head.seq() + 1;
                String hash = Seal.over(
                        head.hash(),
                        incident,
                        seq,
                        it.type,
                        it.at,
                        it.deviceAt,
                        it.actor.id(),
                        it.actor.name(),
                        it.channel,
                        it.data);
                sealed.add(new Entries.Sealed(
                        new Entry(
                                incident,
                                seq,
                                it.type,
                                it.at,
                                it.deviceAt,
                                it.actor.id(),
                                it.actor.name(),
                                it.channel,
                                null,
                                hash),
                        it.data));
                head = new Entries.Head(seq, hash);
                types.computeIfAbsent(incident, any -> new HashSet<>()).add(it.type);
            }
            entries.append(incident, sealed, head, now);
            heads.put(incident, head.seq());
        }

        @Override
        public void afterCommit() {
            heads.forEach((incident, head) -> listeners
                    .get()
                    .forEach(listener -> listener.grown(incident, head, types.getOrDefault(incident, Set.of()))));
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(Journal.this);
        }
    }

    /** Reads an entry's data into a value; for followers that want more than a field or two. */
    public <T> T read(JsonNode data, Class<T> type) {
        try {
            return json.treeToValue(data, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("journal data does not fit " + type.getSimpleName(), e);
        }
    }
}
