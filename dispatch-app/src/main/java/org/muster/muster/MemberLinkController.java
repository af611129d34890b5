package org.muster.muster;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.muster.dispatch.DispatchEvent;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.dispatch.OrderRolls;
import org.muster.dispatch.OrderState;
import org.muster.dispatch.Outcome;
import org.muster.dispatch.Rostered;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.journal.Journal;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.muster.shared.Hazard;
import org.muster.shared.Position;
import org.muster.shared.Problem;
import org.muster.shared.ResponseLevel;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The member's side of the call: one person, one order, no account. The token of the personal link is the only key; it
 * stands in a header, so that no log of addresses holds it, and it opens nothing else.
 */
@RestController
@RequestMapping("/api/member-links")
@PreAuthorize("permitAll()")
class MemberLinkController {

    static final String TOKEN = "X-Member-Token";

    /** Signal in a valley comes back late: what was said is taken so long after the order's end. */
    static final Duration AFTER_THE_END = Duration.ofHours(24);

    /** The order, as far as one member needs it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OrderForMember(
            OrderId id,
            String number,
            String incidentTitle,
            Hazard hazard,
            ResponseLevel responseLevel,
            String place,
            Position location,
            boolean exercise,
            String teamName,
            String task,
            DispatchOrder.MusterPoint musterPoint,
            OrderState state,
            Instant issuedAt,
            Instant musterDueAt,
            String leaderName,
            String leaderPhone) {}

    /** @param now the server's time, for the countdown */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MemberView(
            OrderForMember order,
            String memberName,
            String dutyLabel,
            MemberAnswers.Answer answer,
            Instant answeredAt,
            Mark.Status status,
            Instant statusAt,
            Outcome outcome,
            String note,
            Instant now) {}

    record AnswerForm(
            @NotNull(message = "请选择来或来不了") MemberAnswers.Answer answer,
            @Size(max = 100, message = "原因不超过 100 字") String reason) {}

    /** @param code of the muster point, when it was scanned */
    record PresenceForm(
            @NotNull(message = "请说明到了还是离开") Mark.Status status,
            Position location,
            @Size(max = 200, message = "二维码不正确") String code,
            Instant deviceAt) {}

    private record Speaker(DispatchOrder order, Rostered member) {}

    private final MemberLinks links;
    private final MusterCodes codes;
    private final LinkThrottle throttle;
    private final DispatchManagement dispatch;
    private final OrderRolls rolls;
    private final IncidentManagement incidents;
    private final MemberAnswers answers;
    private final Marks marks;
    private final MusterManagement management;
    private final MusterContacts contacts;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MemberLinkController(
            MemberLinks links,
            MusterCodes codes,
            LinkThrottle throttle,
            DispatchManagement dispatch,
            OrderRolls rolls,
            IncidentManagement incidents,
            MemberAnswers answers,
            Marks marks,
            MusterManagement management,
            MusterContacts contacts,
            Journal journal,
            TransactionTemplate transaction,
            Clock clock) {
        this.links = links;
        this.codes = codes;
        this.throttle = throttle;
        this.dispatch = dispatch;
        this.rolls = rolls;
        this.incidents = incidents;
        this.answers = answers;
        this.marks = marks;
        this.management = management;
        this.contacts = contacts;
        this.journal = journal;
        this.transaction = transaction;
        this.clock = clock;
    }

    @GetMapping("/current")
    MemberView current(@RequestHeader(name = TOKEN, required = false) String token, HttpServletRequest request) {
        return view(holder(token, request), null);
    }

    /** 来 or 来不了. */
    @PostMapping("/answer")
    MemberView answer(
            @RequestHeader(name = TOKEN, required = false) String token,
            @Valid @RequestBody AnswerForm form,
            HttpServletRequest request) {
        return say(holder(token, request), form.answer().name(), speaker -> {
            answers.take(
                    speaker.order(),
                    speaker.member().id(),
                    speaker.member().name(),
                    form.answer(),
                    form.reason(),
                    "LINK");
            return Outcome.APPLIED;
        });
    }

    /** 我到了, or leaving again; with the muster point's code it is the stronger proof. */
    @PostMapping("/presence")
    MemberView presence(
            @RequestHeader(name = TOKEN, required = false) String token,
            @Valid @RequestBody PresenceForm form,
            HttpServletRequest request) {
        if (form.status() == Mark.Status.ABSENT) {
            throw Problem.invalid("status", "来不了请按“来不了”");
        }
        MemberLinks.Holder holder = holder(token, request);
        Mark.Proof proof = form.code() == null ? Mark.Proof.OWN_TAP : Mark.Proof.QR_CODE;
        if (proof == Mark.Proof.QR_CODE
                && codes.orderOf(form.code()).filter(holder.order()::equals).isEmpty()) {
            throw Problem.invalid("code", "扫到的不是本次集结点的二维码，请核对队伍和地点");
        }
        return say(
                holder,
                form.status().name(),
                speaker -> management.said(
                        speaker.order(), speaker.member(), form.status(), proof, form.location(), form.deviceAt()));
    }

    private MemberView say(MemberLinks.Holder holder, String word, Function<Speaker, Outcome> apply) {
        Speaker known = speaker(holder);
        Outcome outcome = ActorContext.callAs(
                new Actor(known.member().id().value(), known.member().name()),
                "LINK",
                () -> transaction.execute(status -> {
                    Speaker speaker = new Speaker(dispatch.lock(holder.order()), known.member());
                    if (speaker.order().state().open()) {
                        return apply.apply(speaker);
                    }
                    journal.record(new DispatchEvent.SupersededAnswerReceived(
                            speaker.order().incidentId(),
                            speaker.order().id(),
                            speaker.order().teamName(),
                            known.member().name() + " " + word,
                            speaker.order().state()));
                    return Outcome.SUPERSEDED;
                }));
        return view(holder, outcome);
    }

    private MemberLinks.Holder holder(String token, HttpServletRequest request) {
        Optional<MemberLinks.Holder> holder = token == null ? Optional.empty() : links.holderOf(token);
        if (holder.isEmpty()) {
            throttle.count("address:" + request.getRemoteAddr(), LinkThrottle.WRONG_PER_ADDRESS);
            throw unknown();
        }
        throttle.count(holder.get().toString(), LinkThrottle.PER_LINK);
        return holder.get();
    }

    private Speaker speaker(MemberLinks.Holder holder) {
        DispatchOrder order;
        try {
            order = dispatch.get(holder.order());
        } catch (Problem gone) {
            throw unknown();
        }
        requireAlive(order, clock.instant());
        return rolls.of(order.id()).stream()
                .filter(it -> it.id().equals(holder.member()))
                .findFirst()
                .map(it -> new Speaker(order, it))
                .orElseThrow(MemberLinkController::unknown);
    }

    private static Problem unknown() {
        return new Problem(HttpStatus.UNAUTHORIZED, "link-unknown", "链接无效", "这个链接不完整或不是本系统发出的。请从短信里重新点开，或打电话给队长。");
    }

    /** @throws Problem 410 when the order ended more than a day ago */
    static void requireAlive(DispatchOrder order, Instant now) {
        DispatchOrder.Stamps at = order.stamps();
        boolean over = Stream.of(at.releasedAt(), at.refusedAt(), at.cancelledAt())
                .anyMatch(it -> it != null && it.plus(AFTER_THE_END).isBefore(now));
        if (over) {
            throw new Problem(HttpStatus.GONE, "link-expired", "链接已过期", "这次任务早已结束，链接不再有效。");
        }
    }

    private MemberView view(MemberLinks.Holder holder, Outcome outcome) {
        Speaker speaker = speaker(holder);
        DispatchOrder order = speaker.order();
        Incident incident = incidents.get(order.incidentId());
        MemberAnswers.Said said = answers.latest(order.id()).get(holder.member());
        Mark mark = marks.of(order.id()).of(holder.member().value());
        return new MemberView(
                contacts.forMember(order, incident),
                speaker.member().name(),
                (speaker.member().standsInFor() == null
                                ? speaker.member().duty()
                                : speaker.member().standsInFor())
                        .label(),
                said == null ? null : said.answer(),
                said == null ? null : said.at(),
                mark == null ? null : mark.status(),
                mark == null ? null : mark.at(),
                outcome,
                outcome == Outcome.SUPERSEDED ? "指令" + order.state().label() + "，您的回话已记录，不必再来。" : null,
                clock.instant());
    }
}
