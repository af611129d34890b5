package org.muster.works;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.account.Caller;
import org.muster.deadline.Deadline;
import org.muster.deadline.Deadlines;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.incident.OpenPoints;
import org.muster.journal.Journal;
import org.muster.shared.ActorContext;
import org.muster.shared.IncidentId;
import org.muster.shared.Json;
import org.muster.shared.Position;
import org.muster.shared.Problem;
import org.muster.team.TeamId;
import org.muster.trigger.DangerSigns;
import org.muster.works.WorkRegister.Kept;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.DigestUtils;

/**
 * Orders patrols and repairs, hears what the field says about them and tells when something has not come. Nothing the
 * field says is refused for being late: what no longer changes anything is kept all the same, and a danger is one
 * whenever it is told.
 */
@Service
@Transactional
@EnableConfigurationProperties(WorksRules.class)
class WorkManagement implements OpenPoints {

    static final String ANSWER = "WORK_ANSWER";
    static final String ROUND = "WORK_ROUND";
    static final String REPAIR = "WORK_REPAIR";
    static final List<String> KINDS = List.of(ANSWER, ROUND, REPAIR);

    /** What the field may say. */
    enum Word {
        ACKNOWLEDGEMENT,
        REFUSAL,
        ROUND,
        DANGER,
        RESTORATION
    }

    /** What became of what was said. */
    enum Outcome {
        APPLIED,
        /** The work was over: kept, and nothing else. */
        SUPERSEDED
    }

    /** @param every null for the configured cadence; {@code who} names whoever goes */
    record Order(
            WorkKind kind,
            Lifeline lifeline,
            String place,
            String siteId,
            Position location,
            String need,
            TeamId teamId,
            String account,
            String who,
            String phone,
            Duration every,
            Instant restoreBy) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(Outcome outcome, String note, WorkViews.View work) {}

    /** @param replayed whether it had been said before, word by word */
    record Heard(String answer, boolean replayed) {}

    private final WorkRegister register;
    private final WorkViews views;
    private final IncidentManagement incidents;
    private final DangerSigns signs;
    private final Deadlines deadlines;
    private final Journal journal;
    private final WorksRules rules;
    private final Json json;
    private final Clock clock;

    WorkManagement(
            WorkRegister register,
            WorkViews views,
            IncidentManagement incidents,
            DangerSigns signs,
            Deadlines deadlines,
            Journal journal,
            WorksRules rules,
            Json json,
            Clock clock) {
        this.register = register;
        this.views = views;
        this.incidents = incidents;
        this.signs = signs;
        this.deadlines = deadlines;
        this.journal = journal;
        this.rules = rules;
        this.json = json;
        this.clock = clock;
    }

    /** @throws Problem 409 when the incident is over, 422 when a patrol has no cadence */
    Work order(IncidentId id, Order order) {
        Incident incident = incidents.hold(id);
        if (incident.status().over()) {
            throw Problem.conflict(
                    "illegal-transition", "事件" + incident.status().label() + "，不能再下达任务");
        }
        Duration every = null;
        String source = null;
        if (order.kind() == WorkKind.PATROL) {
            every = order.every() == null ? rules.patrolEvery() : order.every();
            source = order.every() == null ? rules.patrolSource() : "本次指令";
            if (every == null) {
                throw Problem.invalid("everyMinutes", "请写明多久巡一趟（分钟）：本地规定的巡查频次尚未配置，系统不代拟");
            }
        }
        Instant now = now();
        Work it = new Work(
                WorkId.next(),
                id,
                register.nextNumber(id),
                order.kind(),
                order.lifeline(),
                order.place(),
                order.siteId(),
                order.location(),
                order.need(),
                order.teamId(),
                order.account(),
                order.who(),
                order.phone(),
                every,
                source,
                order.restoreBy(),
                WorkState.ORDERED,
                now,
                ActorContext.actor().name(),
                null,
                null,
                0,
                0,
                null,
                null,
                null,
                null,
                null,
                null);
        register.add(it);
        deadlines.open(id, it.id().value(), ANSWER, it.label() + "应答", rules.answerWithin());
        if (it.restoreBy() != null) {
            deadlines.openAt(id, it.id().value(), REPAIR, it.label() + "修复", it.restoreBy());
        }
        journal.record(new WorksEvent.WorkOrdered(
                id,
                it.id(),
                it.number(),
                it.kind().name(),
                it.label(),
                it.place(),
                it.siteId(),
                it.need(),
                it.who(),
                it.teamId() == null ? null : it.teamId().value(),
                every == null ? null : every.toSeconds() / 60.0,
                source,
                it.restoreBy()));
        return it;
    }

    /** @throws Problem 422 when the id stands for other words, or what was said lacks what it must name */
    Heard take(WorkId id, Word word, FieldWord said) {
        Work it = register.lock(id).orElseThrow(() -> Problem.notFound("任务"));
        String actor = Caller.current().username();
        UUID clientId = said.clientId() == null ? UUID.randomUUID() : said.clientId();
        String hash =
                DigestUtils.md5DigestAsHex((id + word.name() + json.write(said)).getBytes(StandardCharsets.UTF_8));
        Optional<Kept> before = register.kept(actor, clientId);
        if (before.isPresent()) {
            if (!before.get().bodyHash().equals(hash)) {
                throw new Problem(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "client-id-reused",
                        "编号重复",
                        "这个 clientId 已用于另一条报告，请为每条报告生成新的编号");
            }
            return new Heard(before.get().answer(), true);
        }
        Instant now = now();
        Outcome outcome =
                switch (word) {
                    case ACKNOWLEDGEMENT -> acknowledged(it, said, now);
                    case REFUSAL -> refused(it, said, now);
                    case ROUND -> walked(it, said, now);
                    case DANGER -> found(it, said, clientId, now);
                    case RESTORATION -> restored(it, said, now);
                };
        Work after = register.find(id).orElseThrow();
        String note = outcome == Outcome.SUPERSEDED ? it.label() + it.state().label() + "，已记录，不再改变任务。" : null;
        String answer = json.write(new Answer(outcome, note, views.of(after)));
        register.keep(id, word, said, clientId, actor, speaker(said), outcome, hash, answer, now);
        return new Heard(answer, false);
    }

    private Outcome acknowledged(Work it, FieldWord said, Instant now) {
        if (!it.open() && it.state() != WorkState.REFUSED) {
            return Outcome.SUPERSEDED;
        }
        acknowledge(it, said, now);
        return Outcome.APPLIED;
    }

    /** Said in so many words, or by doing it. */
    private void acknowledge(Work it, FieldWord said, Instant now) {
        if (it.state() != WorkState.ORDERED && it.state() != WorkState.REFUSED) {
            return;
        }
        register.answered(it.id(), WorkState.ACKNOWLEDGED, now, speaker(said), null);
        deadlines.meet(it.incidentId(), it.id().value(), ANSWER);
        if (it.patrol()) {
            deadlines.open(it.incidentId(), it.id().value(), ROUND, "巡查一趟", it.every());
        }
        tell(
                new WorksEvent.WorkAcknowledged(
                        it.incidentId(), it.id(), it.number(), it.label(), it.place(), it.who()),
                said);
    }

    private Outcome refused(Work it, FieldWord said, Instant now) {
        if (said.noteOrNull() == null) {
            throw Problem.invalid("note", "请写明去不了的原因，指挥部好另派");
        }
        if (it.state().over()) {
            return Outcome.SUPERSEDED;
        }
        register.answered(it.id(), WorkState.REFUSED, now, speaker(said), said.noteOrNull());
        deadlines.cancelAll(it.incidentId(), it.id().value());
        tell(
                new WorksEvent.WorkRefused(
                        it.incidentId(), it.id(), it.number(), it.label(), it.place(), it.who(), said.noteOrNull()),
                said);
        return Outcome.APPLIED;
    }

    private Outcome walked(Work it, FieldWord said, Instant now) {
        if (!it.patrol()) {
            throw Problem.invalid("word", "抢修任务请报修复情况，不报巡查");
        }
        if (it.state().over()) {
            return Outcome.SUPERSEDED;
        }
        acknowledge(it, said, now);
        boolean late = it.overdueSince() != null && it.answeredAt() != null;
        Optional<Deadline> due = deadlines.meetNow(it.incidentId(), it.id().value(), ROUND);
        if (due.isPresent() && due.get().metAt().isAfter(due.get().dueAt())) {
            late = true;
        }
        String what = said.noteOrNull() == null ? "未发现异常" : said.noteOrNull();
        register.walked(it.id(), late, now, what);
        // rounds come again and again: those that were met leave nothing behind, the journal tells of them
        deadlines.forgetMet(it.incidentId(), it.id().value(), List.of(ROUND));
        Deadline next = deadlines.open(it.incidentId(), it.id().value(), ROUND, "巡查一趟", it.every());
        tell(
                new WorksEvent.PatrolRoundReported(
                        it.incidentId(),
                        it.id(),
                        it.number(),
                        it.place(),
                        it.who(),
                        it.rounds() + 1,
                        late,
                        what,
                        next.dueAt()),
                said);
        return Outcome.APPLIED;
    }

    private Outcome found(Work it, FieldWord said, UUID id, Instant now) {
        if (said.danger() == null) {
            throw Problem.invalid("danger", "请选择发现了什么险情");
        }
        if (it.state() == WorkState.ORDERED) {
            acknowledge(it, said, now);
        }
        if (it.state() == WorkState.ACKNOWLEDGED || it.state() == WorkState.ORDERED) {
            register.underway(it.id());
        }
        String place = said.placeOrNull() == null ? it.place() : it.place() + " " + said.placeOrNull();
        Incident incident = incidents.get(it.incidentId());
        boolean precursor = it.siteId() != null
                && signs.report(
                        id,
                        it.siteId(),
                        said.danger().asPrecursor(),
                        said.danger().label() + "（" + place + "）"
                                + (said.noteOrNull() == null ? "" : "：" + said.noteOrNull()),
                        said.deviceAt(),
                        incident.exercise());
        register.add(
                new Danger(
                        id,
                        it.id(),
                        said.danger(),
                        said.danger().label(),
                        place,
                        said.location(),
                        said.noteOrNull(),
                        precursor ? it.siteId() : null,
                        now,
                        speaker(said),
                        null,
                        null,
                        null,
                        List.of()),
                it.incidentId());
        tell(
                new WorksEvent.DangerFound(
                        it.incidentId(),
                        id,
                        it.id(),
                        it.number(),
                        said.danger().name(),
                        said.danger().label(),
                        place,
                        said.location(),
                        said.noteOrNull(),
                        it.who(),
                        it.siteId(),
                        precursor),
                said);
        return Outcome.APPLIED;
    }

    private Outcome restored(Work it, FieldWord said, Instant now) {
        if (it.patrol()) {
            throw Problem.invalid("word", "巡堤任务由指挥部结束，不报修复");
        }
        if (said.noteOrNull() == null) {
            throw Problem.invalid("note", "请写明恢复了什么，例如：35 千伏湖岭线恢复供电，1200 户来电");
        }
        if (it.state().over()) {
            return Outcome.SUPERSEDED;
        }
        acknowledge(it, said, now);
        register.ended(it.id(), WorkState.DONE, now, speaker(said), said.noteOrNull());
        deadlines.meet(it.incidentId(), it.id().value(), REPAIR);
        deadlines.cancelAll(it.incidentId(), it.id().value());
        tell(
                new WorksEvent.LifelineRestored(
                        it.incidentId(),
                        it.id(),
                        it.number(),
                        it.label(),
                        it.place(),
                        it.who(),
                        said.noteOrNull(),
                        Duration.between(it.orderedAt(), now).toMinutes()),
                said);
        return Outcome.APPLIED;
    }

    /** The stretch need not be walked any more. */
    Work end(WorkId id, String reason) {
        Work it = open(id);
        if (!it.patrol()) {
            throw Problem.conflict("illegal-transition", "抢修任务报修复后自行完成；不再需要的请撤销");
        }
        register.ended(id, WorkState.DONE, now(), ActorContext.actor().name(), reason);
        deadlines.cancelAll(it.incidentId(), id.value());
        journal.record(new WorksEvent.PatrolEnded(
                it.incidentId(), id, it.number(), it.place(), it.who(), it.rounds(), it.lateRounds(), reason));
        return register.find(id).orElseThrow();
    }

    Work cancel(WorkId id, String reason) {
        Work it = open(id);
        register.ended(id, WorkState.CANCELLED, now(), ActorContext.actor().name(), reason);
        deadlines.cancelAll(it.incidentId(), id.value());
        journal.record(new WorksEvent.WorkCancelled(
                it.incidentId(), id, it.number(), it.label(), it.place(), it.who(), reason));
        return register.find(id).orElseThrow();
    }

    private Work open(WorkId id) {
        Work it = register.lock(id).orElseThrow(() -> Problem.notFound("任务"));
        if (it.state().over()) {
            throw Problem.conflict("illegal-transition", it.label() + it.state().label() + "，不用再改");
        }
        return it;
    }

    /** What was found is held, and by whom. */
    Danger settle(UUID id, String settlement) {
        Danger it = register.lockDanger(id).orElseThrow(() -> Problem.notFound("险情"));
        if (it.settledAt() != null) {
            throw Problem.conflict("danger-settled", "这处险情已由" + it.settledBy() + "处置，不用再处置");
        }
        IncidentId incident = register.incidentOfDanger(id).orElseThrow();
        register.settle(id, now(), ActorContext.actor().name(), settlement);
        if (it.siteId() != null) {
            signs.settle(id, settlement);
        }
        journal.record(new WorksEvent.DangerSettled(incident, id, it.workId(), it.kindLabel(), it.place(), settlement));
        return register.lockDanger(id).orElseThrow();
    }

    /** What was due has not come. */
    void timePassed(Deadline passed) {
        Work it = register.lock(new WorkId(passed.orderId())).orElse(null);
        if (it == null
                || deadlines
                        .fire(passed.incidentId(), passed.orderId(), passed.kind())
                        .isEmpty()
                || !it.open()) {
            return;
        }
        register.overdue(it.id(), passed.dueAt());
        journal.record(new WorksEvent.WorkOverdue(
                it.incidentId(),
                it.id(),
                it.number(),
                it.label(),
                it.place(),
                it.who(),
                passed.kind().substring("WORK_".length()),
                passed.dueAt()));
    }

    private void tell(WorksEvent event, FieldWord said) {
        journal.record(event, said.deviceAt(), said.envelope().channel());
    }

    /** Who was heard, and through whom. */
    private static String speaker(FieldWord said) {
        String self = ActorContext.actor().name();
        return said.onBehalfOf() == null || said.onBehalfOf().isBlank()
                ? self
                : said.onBehalfOf().strip() + "（" + self + "代报）";
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> of(IncidentId incident) {
        List<String> open = new ArrayList<>();
        register.list(incident).stream()
                .filter(it -> !it.state().over())
                .forEach(it -> open.add(it.label() + " " + it.number() + " 号（" + it.place() + "）"
                        + it.state().label() + "，请结束或撤销"));
        register.dangers(incident).stream()
                .filter(it -> it.settledAt() == null)
                .forEach(it -> open.add(it.place() + it.kindLabel() + "未处置"));
        return open;
    }
}
