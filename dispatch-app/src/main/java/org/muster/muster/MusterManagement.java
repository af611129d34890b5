package org.muster.muster;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.dispatch.OrderProgress;
import org.muster.dispatch.OrderRolls;
import org.muster.dispatch.Outcome;
import org.muster.dispatch.ResponderMessage;
import org.muster.dispatch.Rostered;
import org.muster.dispatch.Tally;
import org.muster.journal.Journal;
import org.muster.muster.Mark.Proof;
import org.muster.muster.Mark.Status;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.muster.shared.Position;
import org.muster.shared.Problem;
import org.muster.team.Duty;
import org.muster.team.FireLineRule;
import org.muster.team.MemberId;
import org.muster.team.Shift;
import org.muster.team.Team;
import org.muster.team.Teams;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes what is said about who is there, by roll call, by the members themselves and by the code at the muster point, and
 * counts it against the order's stored standard. Every word is kept; nobody is counted in two musters at once.
 */
@Service
@Transactional
class MusterManagement {

    record Absent(String memberId, String reason) {}

    private final Musters musters;
    private final Marks marks;
    private final WalkIns walkIns;
    private final OrderRolls rolls;
    private final Teams teams;
    private final DispatchManagement dispatch;
    private final OrderProgress progress;
    private final Journal journal;
    private final Clock clock;

    MusterManagement(
            Musters musters,
            Marks marks,
            WalkIns walkIns,
            OrderRolls rolls,
            Teams teams,
            DispatchManagement dispatch,
            OrderProgress progress,
            Journal journal,
            Clock clock) {
        this.musters = musters;
        this.marks = marks;
        this.walkIns = walkIns;
        this.rolls = rolls;
        this.teams = teams;
        this.dispatch = dispatch;
        this.progress = progress;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Adds a roll call to those before. An older call of the same device never changes what a newer one said; for that
     * the running number of a call is kept also where it says nothing new. After the muster was reached, or the order ended, a changed
     * mark is told as a correction.
     *
     * @throws Problem 422 naming strangers and people on both lists, 409 naming in whose muster somebody already stands
     */
    Outcome call(DispatchOrder order, ResponderMessage said, List<String> present, List<Absent> absent) {
        Muster muster = musters.of(order);
        refuseWrong(muster, present, absent);
        Map<String, Mark> before = new LinkedHashMap<>(muster.history().counting());
        List<Mark> spoken = new ArrayList<>();
        present.forEach(id -> spoken.add(mark(id, Status.PRESENT, null, Proof.ROLL_CALL, said, null, null)));
        absent.forEach(
                it -> spoken.add(mark(it.memberId(), Status.ABSENT, it.reason(), Proof.ROLL_CALL, said, null, null)));
        List<Mark> news = spoken.stream()
                .map(it -> it.overtakenBy(muster.history().newestOf(it.memberId(), it.actor())) ? it.asOvertaken() : it)
                .toList();
        Muster after = keep(
                muster,
                news.stream()
                        .filter(it -> it.deviceSeq() != null || !it.repeats(before.get(it.memberId())))
                        .toList());
        Tally tally = after.tally();
        journal.record(
                new RollCallTaken(
                        order.incidentId(),
                        order.id(),
                        order.teamName(),
                        present,
                        absent.stream()
                                .map(it -> new RollCallTaken.Absence(
                                        it.memberId(),
                                        muster.member(it.memberId()).name(),
                                        it.reason()))
                                .toList(),
                        tally.present(),
                        tally.absent(),
                        order.standard().quorum(),
                        order.standard().strength(),
                        MusterEvent.words(tally),
                        said.onBehalfOf()),
                said.deviceAt(),
                said.channel());
        if (order.stamps().musteredAt() != null) {
            news.stream()
                    .filter(it -> !it.overtaken())
                    .filter(it -> before.containsKey(it.memberId()) && !it.says(before.get(it.memberId())))
                    .forEach(it -> tellCorrection(
                            after, muster.member(it.memberId()), before.get(it.memberId()), it, "达标后再次点名"));
        }
        Outcome outcome = progress.rollCalled(order, said, tally);
        return news.stream().anyMatch(Mark::overtaken) ? Outcome.LATE : outcome;
    }

    /**
     * A member says for themselves that they are there, or that they leave again. Saying it twice says it once.
     *
     * @param where the device's own position, or null
     */
    Outcome said(DispatchOrder order, Rostered member, Status status, Proof proof, Position where, Instant deviceAt) {
        ResponderMessage said = new ResponderMessage(null, null, deviceAt, null, null);
        Muster muster = musters.of(order);
        Mark mark = mark(member.id().value(), status, null, proof, said, distance(order, where), null);
        if (mark.repeats(muster.history().of(mark.memberId()))) {
            return Outcome.APPLIED;
        }
        Muster after = keep(muster, List.of(mark));
        Tally tally = after.tally();
        journal.record(
                status == Status.PRESENT
                        ? new MusterEvent.MemberArrived(
                                order.incidentId(),
                                order.id(),
                                order.teamName(),
                                member.id().value(),
                                member.name(),
                                proof,
                                mark.distanceMetres(),
                                tally.present(),
                                tally.absent(),
                                order.standard().quorum(),
                                MusterEvent.words(tally))
                        : new MusterEvent.MemberLeft(
                                order.incidentId(),
                                order.id(),
                                order.teamName(),
                                member.id().value(),
                                member.name(),
                                proof,
                                tally.present(),
                                tally.absent(),
                                order.standard().quorum(),
                                MusterEvent.words(tally)),
                deviceAt,
                said.channel());
        return progress.counted(order, said, tally);
    }

    /**
     * Puts one mark right, at any time, also when the order is long over. The wrong mark stays in the history.
     *
     * @param why what was wrong
     * @throws Problem 422 when the member is not on the roll, or stands as said already
     */
    void correct(OrderId id, String memberId, Status status, String reason, String why) {
        DispatchOrder order = dispatch.lock(id);
        Muster muster = musters.of(order);
        Rostered member = muster.member(memberId);
        if (member == null) {
            throw Problem.invalid("memberId", "“" + memberId + "”不在" + order.teamName() + "这次的名册上");
        }
        ResponderMessage said = new ResponderMessage(null, null, null, null, null);
        Mark mark = mark(memberId, status, reason, Proof.CORRECTION, said, null, why);
        Mark before = muster.history().of(memberId);
        if (mark.says(before)) {
            throw Problem.invalid("status", member.name() + "现在就是这样记的，无须更正");
        }
        Muster after = keep(muster, List.of(mark));
        tellCorrection(after, member, before, mark, why);
        progress.counted(order, said, after.tally());
    }

    /**
     * Gives somebody who is qualified a duty that nobody mans.
     *
     * @throws Problem 422 when they are not on the roll or not qualified
     */
    Outcome substitute(DispatchOrder order, ResponderMessage said, String memberId, Duty duty) {
        Muster muster = musters.of(order);
        Rostered member = muster.member(memberId);
        if (member == null) {
            throw Problem.invalid("memberId", "“" + memberId + "”不在" + order.teamName() + "这次的名册上");
        }
        if (!member.qualifiedFor(duty)) {
            throw Problem.invalid(
                    "duty", member.name() + "没有登记" + duty.label() + "技能（" + duty.skill() + "），请换一名有此技能的队员");
        }
        rolls.appoint(order.id(), member.id(), member.duty() == duty ? null : duty);
        return tellSubstitute(order, said, member, duty);
    }

    /**
     * Takes on somebody who came without being on the roll. From now on they count as the team's own.
     *
     * @throws Problem 422 naming the rules of law that keep them from the line, 409 when they stand in another muster
     */
    Outcome takeOn(DispatchOrder order, ResponderMessage said, WalkIn walkIn, Duty duty) {
        if (!walkIn.here()) {
            throw Problem.invalid("walkInId", walkIn.name() + "已经离开集结点");
        }
        if (walkIn.takenOnAt() != null) {
            return Outcome.APPLIED;
        }
        if (duty != walkIn.duty()) {
            throw Problem.invalid("duty", walkIn.name() + "登记的是" + walkIn.duty().label() + "，不能顶" + duty.label());
        }
        List<FireLineRule> broken = walkIn.unfit(order.teamId(), teams.today());
        if (!broken.isEmpty()) {
            throw Problem.invalid(broken.stream()
                    .map(it -> new Problem.FieldError(
                            "walkInId", walkIn.name() + "依法不能上一线：" + it.unfit() + "（" + it.source() + "）"))
                    .toList());
        }
        Rostered member = new Rostered(
                walkIn.memberId(),
                walkIn.name(),
                walkIn.duty(),
                walkIn.phone(),
                List.of(),
                Shift.ON_DUTY,
                true,
                null,
                true,
                null);
        rolls.takeOn(order, member);
        walkIns.takenOn(walkIn.id(), ActorContext.actor().id(), clock.instant());
        keep(
                musters.of(order),
                List.of(mark(
                        member.id().value(),
                        Status.PRESENT,
                        null,
                        Proof.QR_CODE,
                        said,
                        walkIn.distanceMetres(),
                        null)));
        return tellSubstitute(order, said, member, duty);
    }

    private Outcome tellSubstitute(DispatchOrder order, ResponderMessage said, Rostered member, Duty duty) {
        Tally tally = musters.of(order).tally();
        journal.record(
                new MusterEvent.SubstituteTaken(
                        order.incidentId(),
                        order.id(),
                        order.teamName(),
                        member.id().value(),
                        member.name(),
                        duty,
                        duty.label(),
                        member.walkIn(),
                        tally.present(),
                        tally.absent(),
                        order.standard().quorum(),
                        MusterEvent.words(tally),
                        said.onBehalfOf()),
                said.deviceAt(),
                said.channel());
        return progress.rollCalled(order, said, tally);
    }

    private void tellCorrection(Muster after, Rostered member, Mark before, Mark now, String why) {
        DispatchOrder order = after.order();
        Tally tally = after.tally();
        journal.record(new MusterEvent.AttendanceCorrected(
                order.incidentId(),
                order.id(),
                order.teamName(),
                member.id().value(),
                member.name(),
                before == null ? null : before.status(),
                now.status(),
                now.reason(),
                why,
                tally.present(),
                tally.absent(),
                order.standard().quorum(),
                MusterEvent.words(tally)));
    }

    /** Keeps marks and whom the order holds by them. */
    private Muster keep(Muster muster, List<Mark> news) {
        List<Mark> counting = news.stream().filter(it -> !it.overtaken()).toList();
        rolls.hold(muster.order(), ids(counting, true), ids(counting, false));
        marks.add(muster.order().id(), news);
        news.forEach(muster.history()::add);
        return muster;
    }

    private static List<MemberId> ids(List<Mark> marks, boolean present) {
        return marks.stream()
                .filter(it -> it.present() == present)
                .map(it -> new MemberId(it.memberId()))
                .toList();
    }

    private Mark mark(
            String memberId,
            Status status,
            String reason,
            Proof proof,
            ResponderMessage said,
            Integer distance,
            String correction) {
        Actor actor = ActorContext.actor();
        return new Mark(
                memberId,
                status,
                reason,
                proof,
                actor.id(),
                actor.name(),
                said.deviceSeq(),
                said.deviceAt(),
                said.onBehalfOf(),
                said.via() == null ? null : said.via().name(),
                distance,
                correction,
                false,
                clock.instant());
    }

    /** From the muster point, or from the team's station where none was given; null without a position. */
    Integer distance(DispatchOrder order, Position where) {
        if (where == null) {
            return null;
        }
        Position point =
                order.musterPoint() == null ? null : order.musterPoint().location();
        if (point == null) {
            point = teams.find(order.teamId()).map(Team::home).orElse(null);
        }
        return point == null ? null : (int) Math.round(point.metresTo(where));
    }

    private static void refuseWrong(Muster muster, List<String> present, List<Absent> absent) {
        Map<String, Rostered> roll =
                muster.roll().stream().collect(Collectors.toMap(it -> it.id().value(), Function.identity()));
        String team = muster.order().teamName();
        List<Problem.FieldError> errors = new ArrayList<>();
        for (int i = 0; i < present.size(); i++) {
            if (!roll.containsKey(present.get(i))) {
                errors.add(new Problem.FieldError(
                        "present[" + i + "]", "“" + present.get(i) + "”不在" + team + "这次的名册上，请扫集结点二维码登记为随队人员"));
            }
        }
        for (int i = 0; i < absent.size(); i++) {
            Absent it = absent.get(i);
            if (!roll.containsKey(it.memberId())) {
                errors.add(new Problem.FieldError(
                        "absent[" + i + "].memberId", "“" + it.memberId() + "”不在" + team + "这次的名册上"));
            } else if (present.contains(it.memberId())) {
                errors.add(new Problem.FieldError(
                        "absent[" + i + "].memberId", roll.get(it.memberId()).name() + "同时报了到和缺，请核对"));
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }
}
