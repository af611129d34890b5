package org.muster.publicinformation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.muster.account.AccountDirectory;
import org.muster.account.Caller;
import org.muster.account.Role;
import org.muster.deadline.Deadline;
import org.muster.deadline.Deadlines;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.journal.Journal;
import org.muster.publicinformation.Figures.Difference;
import org.muster.publicinformation.Release.Kind;
import org.muster.publicinformation.Release.State;
import org.muster.publicinformation.Releases.Delivery;
import org.muster.shared.DivisionCode;
import org.muster.shared.DivisionCode.Level;
import org.muster.shared.Grade;
import org.muster.shared.Hazard;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * From the draft to the public. Nobody reviews or approves their own words; only the named authority approves; what is
 * approved is not changed without being approved again.
 */
@Service
@Transactional
@EnableConfigurationProperties(ReleaseRules.class)
class ReleaseManagement {

    static final String FIRST = "FIRST_RELEASE";
    static final String PRESS = "PRESS_CONFERENCE";
    static final List<String> KINDS = List.of(FIRST, PRESS);

    /** Somebody who may approve. */
    record Authority(String username, String name, DivisionCode divisionCode) {}

    private final Releases releases;
    private final IncidentManagement incidents;
    private final AccountDirectory accounts;
    private final Deadlines deadlines;
    private final Journal journal;
    private final ReleaseRules rules;
    private final Clock clock;

    ReleaseManagement(
            Releases releases,
            IncidentManagement incidents,
            AccountDirectory accounts,
            Deadlines deadlines,
            Journal journal,
            ReleaseRules rules,
            Clock clock) {
        this.releases = releases;
        this.incidents = incidents;
        this.accounts = accounts;
        this.deadlines = deadlines;
        this.journal = journal;
        this.rules = rules;
        this.clock = clock;
    }

    /** From the first call on the clock of the first word runs; that of the press conference with a grave grade. */
    void clocks(IncidentId id, Grade grade) {
        Incident incident = incidents.get(id);
        if (incident.hazard() != Hazard.ENTERPRISE_ACCIDENT || incident.status().over()) {
            return;
        }
        clock(incident, FIRST, "首次信息发布", rules.firstWithin());
        if (grade != null && grade.compareTo(Grade.MAJOR) >= 0) {
            clock(incident, PRESS, "新闻发布会", rules.pressWithin());
        }
    }

    private void clock(Incident incident, String kind, String label, Duration within) {
        IncidentId id = incident.id();
        if (deadlines.findLatest(id, null, kind).isEmpty()) {
            Instant due = incident.receivedAt().plus(deadlines.real(id, within));
            journal.record(new ReleaseEvent.ReleaseDue(
                    id,
                    kind,
                    label,
                    deadlines.openAt(id, null, kind, label, due).dueAt()));
        }
    }

    void timePassed(Deadline passed) {
        incidents.hold(passed.incidentId());
        if (deadlines.fire(passed.incidentId(), null, passed.kind()).isPresent()) {
            journal.record(new ReleaseEvent.ReleaseOverdue(
                    passed.incidentId(), passed.kind(), passed.label(), passed.dueAt()));
        }
    }

    /** @throws Problem 409 when a correction names nothing that is out, or is in hand already */
    Release draft(IncidentId id, Kind kind, UUID corrects, Words words) {
        incidents.hold(id);
        if ((kind == Kind.CORRECTION) != (corrects != null)) {
            throw Problem.invalid("corrects", "更正须写明更正哪一份已发布的信息，其他种类不写");
        }
        if (corrects != null) {
            releases.find(corrects)
                    .filter(it -> it.incidentId().equals(id))
                    .orElseThrow(() -> Problem.notFound("已发布的信息"))
                    .require(State.PUBLISHED, "更正");
            releases.list(id).stream()
                    .filter(it -> corrects.equals(it.corrects()) && it.state().open())
                    .findFirst()
                    .ifPresent(it -> {
                        throw Problem.conflict("correction-open", "已有一份更正（第 " + it.number() + " 号）在办，请先处理完那一份");
                    });
        }
        Caller caller = Caller.current();
        Release draft = new Release(
                UUID.randomUUID(),
                id,
                releases.nextNumber(id),
                kind,
                corrects,
                words.pollution(),
                State.DRAFT,
                words.headline(),
                words.text(),
                words.figures(),
                words.channels(),
                1,
                caller.username(),
                caller.displayName(),
                clock.instant(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        releases.add(draft);
        drafted(draft);
        return draft;
    }

    Release redraft(UUID id, Words words) {
        Release draft = lock(id);
        if (!draft.state().open()) {
            throw Problem.conflict(
                    "illegal-transition",
                    "第 " + draft.number() + " 号" + draft.state().label() + "，不能再改；已发布的请起草更正");
        }
        releases.redraft(id, words, Caller.current(), clock.instant());
        Release now = releases.find(id).orElseThrow();
        drafted(now);
        return now;
    }

    private void drafted(Release it) {
        journal.record(new ReleaseEvent.ReleaseDrafted(
                it.incidentId(),
                it.id(),
                it.number(),
                it.kind().name(),
                it.kind().label(),
                it.revision(),
                Release.digest(it.headline(), it.text())));
    }

    /** Names who must approve it, and asks for the review. */
    Release submit(UUID id, String username) {
        Release draft = lock(id);
        draft.require(State.DRAFT, "送审");
        Incident incident = incidents.get(draft.incidentId());
        Authority authority = authorities(incident).stream()
                .filter(it -> it.username().equals(username))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("authority", "请选择本级或上级有权批准的人"));
        if (username.equals(draft.draftedBy())) {
            throw Problem.invalid("authority", "起草人不能批准自己的稿，请选择另一人");
        }
        Level level = authority.divisionCode().level();
        if (draft.pollution() && level != Level.CITY && level != Level.PROVINCE) {
            throw Problem.invalid("authority", "环境污染信息由设区的市以上统一发布（危化条例第七十四条），请选择市级以上的批准人");
        }
        releases.submit(id, authority.username(), authority.name());
        journal.record(new ReleaseEvent.ReleaseSubmitted(draft.incidentId(), id, draft.number(), authority.name()));
        return releases.find(id).orElseThrow();
    }

    /** @param revision which words were read: others must be read first */
    Release review(UUID id, int revision) {
        Release draft = lock(id);
        draft.require(State.SUBMITTED, "审核");
        if (draft.draftedBy().equals(Caller.current().username())) {
            throw Problem.forbidden("起草人不能审核自己起草的稿，请由另一人审核。");
        }
        sameWords(draft, revision);
        releases.review(id, Caller.current(), clock.instant());
        journal.record(new ReleaseEvent.ReleaseReviewed(draft.incidentId(), id, draft.number(), revision));
        return releases.find(id).orElseThrow();
    }

    /**
     * @param reason why figures go out that are not the assessed ones; null while they agree
     * @throws Problem 403 for anybody but the named authority, 409 {@code figures-differ} with the differences
     */
    Release approve(UUID id, int revision, String reason) {
        Release draft = lock(id);
        draft.require(State.REVIEWED, "批准");
        if (!Caller.current().username().equals(draft.authority())) {
            throw Problem.forbidden("这份稿指定由" + draft.authorityName() + "批准，您不能代批；要换人请退回重新送审。");
        }
        sameWords(draft, revision);
        List<Difference> differences = differences(draft, incidents.hold(draft.incidentId()));
        if (!differences.isEmpty() && reason == null) {
            throw Problem.conflict(
                            "figures-differ",
                            "数字与核定的不一致："
                                    + String.join(
                                            "；",
                                            differences.stream()
                                                    .map(Difference::words)
                                                    .toList())
                                    + "。请退回改稿，或写明理由后批准")
                    .with("differences", differences);
        }
        releases.approve(id, differences.isEmpty() ? null : reason, clock.instant());
        journal.record(new ReleaseEvent.ReleaseApproved(
                draft.incidentId(),
                id,
                draft.number(),
                revision,
                draft.authorityName(),
                differences.isEmpty()
                        ? null
                        : differences.stream().map(Difference::words).toList(),
                differences.isEmpty() ? null : reason));
        return releases.find(id).orElseThrow();
    }

    Release giveBack(UUID id, String reason) {
        Release draft = lock(id);
        if (draft.state() == State.DRAFT || !draft.state().open()) {
            throw Problem.conflict(
                    "illegal-transition",
                    "第 " + draft.number() + " 号现为“" + draft.state().label() + "”，不能退回");
        }
        releases.giveBack(id, reason);
        journal.record(new ReleaseEvent.ReleaseReturned(draft.incidentId(), id, draft.number(), reason));
        return releases.find(id).orElseThrow();
    }

    void discard(UUID id) {
        Release draft = lock(id);
        if (!draft.state().open()) {
            throw Problem.conflict("illegal-transition", "已发布的信息不能作废，请起草更正");
        }
        releases.move(id, State.DISCARDED);
        journal.record(new ReleaseEvent.ReleaseDiscarded(draft.incidentId(), id, draft.number()));
    }

    /** Out it goes, in the same transaction to every channel's queue. */
    Release publish(UUID id) {
        Release approved = lock(id);
        approved.require(State.APPROVED, "发布");
        Incident incident = incidents.hold(approved.incidentId());
        Instant now = clock.instant();
        Integer corrected = null;
        if (approved.corrects() != null) {
            Release before = lock(approved.corrects());
            before.require(State.PUBLISHED, "更正");
            releases.move(before.id(), State.CORRECTED);
            corrected = before.number();
        }
        releases.publish(approved, incident.exercise(), Caller.current(), now);
        boolean first = deadlines.meetNow(incident.id(), null, FIRST).isPresent();
        if (approved.kind() == Kind.PRESS_CONFERENCE) {
            deadlines.meetNow(incident.id(), null, PRESS);
        }
        Optional<Deadline> due = deadlines.findLatest(incident.id(), null, FIRST);
        boolean firstOut = first
                || releases.list(incident.id()).stream()
                                .filter(it -> it.publishedAt() != null)
                                .count()
                        == 1;
        journal.record(new ReleaseEvent.ReleasePublished(
                incident.id(),
                id,
                approved.number(),
                approved.kind().name(),
                approved.kind().label(),
                corrected,
                approved.headline(),
                approved.text(),
                approved.figures(),
                approved.channels(),
                approved.authorityName(),
                approved.draftedByName(),
                approved.reviewedByName(),
                firstOut ? due.map(Deadline::dueAt).orElse(null) : null,
                firstOut && due.filter(it -> now.isAfter(it.dueAt())).isPresent()));
        return releases.find(id).orElseThrow();
    }

    void delivered(Delivery delivery, Release release, String address) {
        if (releases.sent(delivery.id(), address, clock.instant())) {
            journal.record(new ReleaseEvent.ReleaseDelivered(
                    release.incidentId(),
                    release.id(),
                    release.number(),
                    delivery.channel().label(),
                    address));
        }
    }

    void undelivered(Delivery delivery, Release release, String error) {
        journal.record(new ReleaseEvent.ReleaseUndelivered(
                release.incidentId(),
                release.id(),
                release.number(),
                delivery.channel().label(),
                error));
    }

    /** Those of the county and of the levels above who answer for it. */
    @Transactional(readOnly = true)
    public List<Authority> authorities(Incident incident) {
        Map<String, Authority> found = new LinkedHashMap<>();
        for (Optional<DivisionCode> level = Optional.of(incident.divisionCode().county());
                level.isPresent();
                level = level.get().above()) {
            DivisionCode division = level.get();
            accounts.listOf(division, Role.COMMANDER, Role.LEADER)
                    .forEach(it -> found.putIfAbsent(it.username(), new Authority(it.username(), it.name(), division)));
        }
        return List.copyOf(found.values());
    }

    /** Nothing differs once it is out: what was told then was told then. */
    static List<Difference> differences(Release release, Incident incident) {
        return release.state().open() ? release.figures().differencesTo(Figures.assessed(incident)) : List.of();
    }

    private static void sameWords(Release draft, int revision) {
        if (draft.revision() != revision) {
            throw Problem.conflict("changed-meanwhile", "文字刚被改过，请看清新稿后再办");
        }
    }

    private Release lock(UUID id) {
        return releases.lock(id).orElseThrow(() -> Problem.notFound("信息发布稿"));
    }
}
