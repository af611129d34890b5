package org.muster.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.muster.alert.AlertAmended;
import org.muster.alert.AlertReceived;
import org.muster.alert.AlertSettled;
import org.muster.dispatch.OrderMoved;
import org.muster.incident.IncidentAccess;
import org.muster.journal.Entry;
import org.muster.journal.Journal;
import org.muster.journal.JournalListener;
import org.muster.notification.AlarmRaised;
import org.muster.notification.Alarms;
import org.muster.notification.StandingAlarm;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.muster.warning.WarningChanged;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells open consoles what the journal has come to hold, in the order of its sequence numbers. A hint after commit
 * makes it look at once; a look every second finds what other nodes wrote. Push is a hint too: what a console misses,
 * it asks for.
 */
@Component
class Push implements JournalListener, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Push.class);

    private static final int THREADS = 2;
    private static final int BATCH = 50;

    /** Characters: many WebSocket clients take messages of 8 KB and hang up on longer ones. */
    private static final int LONGEST_FRAME = 7_600;

    private static final Duration MARGIN = Duration.ofSeconds(15);

    /** These put an alarm on the board; where another node puts it there, it is looked for a moment later. */
    private static final Set<String> ALARMING = Set.of(
            "DeadlineMissed",
            "DispatchOrderRefused",
            "SupersededAnswerReceived",
            "ProcessStepFailed",
            "FireRekindled",
            "OrderUntold",
            "ReplyUnclear",
            "SafetyCheckIncomplete",
            "ResponseLevelProposed",
            "ResponseEndProposed",
            "ResponseLevelSigned",
            "SecondSignatureOverdue",
            "IncidentRegraded",
            "CommandPassingOffered",
            "CommandPassingOverdue",
            "MusterUnlikely",
            "LateAnswerReceived",
            "MaydayCalled",
            "WithdrawalProposed",
            "WithdrawalOrdered",
            "RollCallMissed",
            "CrewSilent",
            "MembersMissing",
            "SafetyGateOverridden",
            "CommandHandOverOverdue",
            "PostUnanswered",
            "TargetUnreached",
            "PeopleTrapped",
            "WorkOverdue",
            "WorkRefused",
            "DangerFound",
            "HazardZoneTurned",
            "CommunicationsLost",
            "ZeroReportContradicted",
            "AidRequested",
            "AidPassedUp",
            "AidAssigned",
            "AidObjected",
            "AidDeclined",
            "MessageLogged",
            "MessageOverdue",
            "ShelterFull",
            "PersonReturnedEarly",
            "HouseholdInConflict",
            "MaterialReservationExpired",
            "MaterialReceived",
            "MaterialReturned",
            "MaterialWordKept",
            "MaterialConflictForeseen",
            "SituationReportDueSoon",
            "SituationReportSent",
            "ReportFactsChanged",
            "ReportLevelByPassed",
            "ReportInquired",
            "WhistleWithdrawn",
            "EntryStarted",
            "EntryBreached",
            "EntryRescueSent",
            "EntryRecalled",
            "SourceLost",
            "ReadingsExceeded",
            "CasualtyCountsQuestioned",
            "CasualtyEnquiryDue",
            "TrafficPointRefused",
            "ExpertUnanswered",
            "ReleaseOverdue",
            "ReleaseUndelivered",
            "InvestigationOverdue",
            "EvidenceVerified");

    private static final Duration LOOK_FOR_ALARM_AFTER = Duration.ofSeconds(2);

    /** How far one incident was told, and how many asked for more since the teller last looked. */
    private static final class Told {
        private long seq;
        private DivisionCode division;
        private final AtomicInteger asked = new AtomicInteger();
    }

    private final Journal journal;
    private final LiveSessions sessions;
    private final Changes changes;
    private final IncidentAccess access;
    private final SharedPush.Maker sharedPush;
    private final Alarms alarms;
    private final ObjectMapper json;
    private final Clock clock;
    private final Map<IncidentId, Told> told = new ConcurrentHashMap<>();
    private volatile ScheduledExecutorService threads;
    private Instant lookedAt;

    Push(
            Journal journal,
            LiveSessions sessions,
            Changes changes,
            IncidentAccess access,
            SharedPush.Maker sharedPush,
            Alarms alarms,
            ObjectMapper json,
            Clock clock) {
        this.access = access;
        this.sharedPush = sharedPush;
        this.journal = journal;
        this.sessions = sessions;
        this.changes = changes;
        this.alarms = alarms;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void start() {
        lookedAt = clock.instant();
        // what was told before this node was up is in every console's snapshot
        journal.headsGrownSince(Instant.EPOCH).forEach((incident, head) -> toldOf(incident).seq = head);
        AtomicInteger number = new AtomicInteger();
        threads = Executors.newScheduledThreadPool(THREADS, work -> {
            Thread thread = new Thread(work, "live-push-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        threads.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            Instant now = clock.instant();
            journal.headsGrownSince(lookedAt.minus(MARGIN)).keySet().forEach(this::grown);
            lookedAt = now;
        } catch (RuntimeException e) {
            log.warn("live push could not look: {}", e.toString());
        }
    }

    @Override
    public void grown(IncidentId incident, long head, Set<String> types) {
        grown(incident);
    }

    private void grown(IncidentId incident) {
        ScheduledExecutorService running = threads;
        if (running == null) {
            return;
        }
        Told told = toldOf(incident);
        if (told.asked.getAndIncrement() == 0) {
            running.execute(() -> tell(incident, told));
        }
    }

    private Told toldOf(IncidentId incident) {
        return told.computeIfAbsent(incident, any -> new Told());
    }

    /** One thread at a time per incident, until nobody has asked meanwhile. */
    private void tell(IncidentId incident, Told told) {
        int answered;
        do {
            answered = told.asked.get();
            try {
                List<Entry> news = journal.after(incident, told.seq, BATCH);
                while (!news.isEmpty()) {
                    publish(incident, told, news);
                    told.seq = news.get(news.size() - 1).seq();
                    news = journal.after(incident, told.seq, BATCH);
                }
            } catch (RuntimeException e) {
                // the look every second comes back to it while the journal is young; consoles see the gap
                log.warn("live push of {} after {} failed", incident, told.seq, e);
            }
        } while (!told.asked.compareAndSet(answered, 0));
    }

    private void publish(IncidentId incident, Told told, List<Entry> news) {
        if (sessions.isEmpty()) {
            return;
        }
        if (told.division == null) {
            told.division = access.divisionOf(incident);
        }
        Changes.Read read = read(incident, news);
        List<String> divisions = divisionTopics(told.division);
        SharedPush shared = sharedPush.of(incident, told.division, divisions);
        String topic = Topics.of(incident);
        for (Entry entry : news) {
            String id = incident + "-" + entry.seq();
            if (sessions.listens(topic)) {
                ObjectNode frame = line(incident, entry);
                frame.put("actor", entry.actor());
                frame.put("actorName", entry.actorName());
                frame.put("channel", entry.channel());
                frame.set("data", entry.data());
                sessions.publish(
                        topic,
                        id,
                        shared.bodies(
                                withChanges(frame, read.bySeq().get(entry.seq())),
                                entry,
                                read.bySeq().get(entry.seq())));
            }
            publishHeadLine(divisions, id, line(incident, entry).set("head", read.head()));
            shared.headLines(entry, read.head()).forEach((to, body) -> sessions.publish(to, id, body));
            tellTeam(entry, read.teams().get(entry.text("orderId")));
            tellHands(entry);
            if (ALARMING.contains(entry.type())) {
                threads.schedule(
                        () -> lookForAlarms(incident, entry), LOOK_FOR_ALARM_AFTER.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    /** The frame with what it changed; too long for what many clients take at once, it asks them to read anew instead. */
    private String withChanges(ObjectNode frame, JsonNode changes) {
        frame.set("changes", changes);
        String whole = text(frame);
        if (whole.length() <= LONGEST_FRAME) {
            return whole;
        }
        frame.set("changes", json.createArrayNode());
        frame.put("reload", true);
        return text(frame);
    }

    /** Without their changes the entries are still told; the consoles then read the picture anew. */
    private Changes.Read read(IncidentId incident, List<Entry> news) {
        try {
            return changes.read(incident, news);
        } catch (RuntimeException e) {
            log.warn("live push of {} goes without changes", incident, e);
            return changes.none(news);
        }
    }

    private ObjectNode line(IncidentId incident, Entry entry) {
        return json.createObjectNode()
                .put("incidentId", incident.toString())
                .put("seq", entry.seq())
                .put("type", entry.type())
                .put("at", entry.at().toString());
    }

    private void publishHeadLine(List<String> divisions, String id, JsonNode headLine) {
        if (divisions.stream().anyMatch(sessions::listens)) {
            String text = text(headLine);
            divisions.forEach(topic -> sessions.publish(topic, id, text));
        }
    }

    private void tellTeam(Entry entry, String team) {
        if (team != null && sessions.listens(Topics.ORDERS)) {
            String text = text(json.createObjectNode()
                    .put("orderId", entry.text("orderId"))
                    .put("type", entry.type()));
            sessions.publish(
                    Topics.ORDERS, entry.incidentId() + "-" + entry.seq(), text, it -> team.equals(it.teamId()));
        }
    }

    /** The board's own commit tells this node's consoles at once. */
    @TransactionalEventListener
    void on(AlarmRaised event) {
        ScheduledExecutorService running = threads;
        if (running != null && !sessions.isEmpty()) {
            running.execute(() -> publishAlarm(event.cause(), event.alarm()));
        }
    }

    /** The keeper of the depot and the teams of the incident: whoever may have to load, drive or count. */
    private void tellHands(Entry entry) {
        if (entry.text("materialOrderId") == null || !sessions.listens(Topics.ORDERS)) {
            return;
        }
        String text = text(json.createObjectNode()
                .put("orderId", entry.text("materialOrderId"))
                .put("type", entry.type()));
        String depot = entry.text("depotId");
        sessions.publish(
                Topics.ORDERS,
                entry.incidentId() + "-" + entry.seq(),
                text,
                it -> depot != null && depot.equals(it.depotId())
                        || it.teamId() != null && access.mayRead(it, entry.incidentId()));
    }

    private void lookForAlarms(IncidentId incident, Entry entry) {
        try {
            alarms.raisedBy(incident, entry.seq()).forEach(alarm -> publishAlarm(entry, alarm));
        } catch (RuntimeException e) {
            log.warn("live push of an alarm failed: {}", e.toString());
        }
    }

    private void publishAlarm(Entry cause, Alarms.AlarmView alarm) {
        ObjectNode headLine = line(cause.incidentId(), cause);
        headLine.put("type", "AlarmRaised");
        headLine.set("alarm", json.valueToTree(alarm));
        // an alarm of the level above is not the county's, and one of the giving county is only its own
        publishHeadLine(divisionTopics(alarm.divisionCode()), alarm.id().toString(), headLine);
    }

    /** The division and every one above it. */
    static List<String> divisionTopics(DivisionCode division) {
        return Stream.iterate(Optional.of(division), Optional::isPresent, it -> it.flatMap(DivisionCode::above))
                .map(it -> Topics.of(it.get()))
                .toList();
    }

    private String text(JsonNode frame) {
        try {
            return json.writeValueAsString(frame);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }

    /** What belongs to no incident goes to the boards of its division and of every one above it. */
    @TransactionalEventListener(fallbackExecution = true)
    void on(StandingAlarm event) {
        ScheduledExecutorService running = threads;
        if (running != null) {
            ObjectNode headLine = json.createObjectNode();
            headLine.put("type", event.alarm().clearedAt() == null ? "AlarmRaised" : "AlarmCleared");
            headLine.put("at", clock.instant().toString());
            headLine.set("alarm", json.valueToTree(event.alarm()));
            running.execute(() -> publishHeadLine(
                    divisionTopics(event.alarm().divisionCode()),
                    event.alarm().id() + "-" + headLine.path("type").asText(),
                    headLine));
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(AlertReceived event) {
        tellDesks("AlertReceived", event.alertId().toString(), event.divisionCode());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(AlertSettled event) {
        tellDesks("AlertSettled", event.alertId().toString(), event.divisionCode());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(AlertAmended event) {
        tellDesks("AlertAmended", event.alertId().toString(), event.divisionCode());
    }

    /** A warning belongs to no incident: the desks of all it concerns, and those above them, read it anew. */
    @TransactionalEventListener
    void on(WarningChanged event) {
        ScheduledExecutorService running = threads;
        if (running != null) {
            ObjectNode headLine = json.createObjectNode()
                    .put("type", "WarningChanged")
                    .put("at", clock.instant().toString())
                    .put("warningId", event.id().toString())
                    .put("change", event.change().name());
            List<String> topics = event.divisions().stream()
                    .flatMap(it -> divisionTopics(it).stream())
                    .distinct()
                    .toList();
            running.execute(() -> publishHeadLine(topics, event.id() + "-" + event.change(), headLine));
        }
    }

    @TransactionalEventListener
    void on(OrderMoved event) {
        ScheduledExecutorService running = threads;
        String topic = Topics.positionsOf(event.incidentId());
        if (running != null && sessions.listens(topic)) {
            String text = text(json.valueToTree(event));
            running.execute(() -> sessions.publish(topic, event.orderId() + "-" + event.at(), text));
        }
    }

    private void tellDesks(String type, String alertId, DivisionCode division) {
        ScheduledExecutorService running = threads;
        if (running != null && sessions.listens(Topics.ALERTS)) {
            String text = text(json.createObjectNode().put("alertId", alertId).put("type", type));
            running.execute(() ->
                    sessions.publish(Topics.ALERTS, alertId + "-" + type, text, caller -> caller.covers(division)));
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = threads;
        threads = null;
        if (running != null) {
            running.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return threads != null;
    }
}
