package org.muster.callout;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.muster.call.PersonCall;
import org.muster.call.Reply;
import org.muster.muster.LinkThrottle;
import org.muster.shared.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The side of whoever is called by name: one person, one call, no account; the token of the link is the only key. */
@RestController
@RequestMapping("/api/call-links")
@PreAuthorize("permitAll()")
class CallLinkController {

    static final String TOKEN = "X-Call-Token";

    /** What was said without a signal is taken so long after the call. */
    static final Duration ALIVE = Duration.ofHours(72);

    /** @param now the server's time, for ages on the page */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CallView(
            String name,
            String caption,
            String text,
            boolean exercise,
            PersonCall.Replies replies,
            Instant calledAt,
            Reply answer,
            Instant answeredAt,
            boolean closed,
            Instant now) {}

    record AnswerForm(@NotNull(message = "请选择一项答复") Reply reply) {}

    private final PersonalCalls calls;
    private final CallLinks links;
    private final LinkThrottle throttle;
    private final Clock clock;

    CallLinkController(PersonalCalls calls, CallLinks links, LinkThrottle throttle, Clock clock) {
        this.calls = calls;
        this.links = links;
        this.throttle = throttle;
        this.clock = clock;
    }

    @GetMapping("/current")
    CallView current(@RequestHeader(name = TOKEN, required = false) String token, HttpServletRequest request) {
        return view(call(token, request));
    }

    @PostMapping("/answer")
    CallView answer(
            @RequestHeader(name = TOKEN, required = false) String token,
            @Valid @RequestBody AnswerForm form,
            HttpServletRequest request) {
        PersonalCalls.Known call = call(token, request);
        calls.answer(call, form.reply(), null, "LINK");
        return view(calls.find(call.id()).orElseThrow());
    }

    private PersonalCalls.Known call(String token, HttpServletRequest request) {
        UUID id = token == null ? null : links.callOf(token).orElse(null);
        if (id == null) {
            throttle.count("address:" + request.getRemoteAddr(), LinkThrottle.WRONG_PER_ADDRESS);
            throw unknown();
        }
        throttle.count("call:" + id, LinkThrottle.PER_LINK);
        PersonalCalls.Known call = calls.find(id).orElseThrow(CallLinkController::unknown);
        if (call.openedAt().plus(ALIVE).isBefore(clock.instant())) {
            throw new Problem(HttpStatus.GONE, "link-expired", "链接已过期", "这次叫应早已结束，链接不再有效。");
        }
        return call;
    }

    private static Problem unknown() {
        return new Problem(HttpStatus.UNAUTHORIZED, "link-unknown", "链接无效", "这个链接不完整或不是本系统发出的。请从短信里重新点开，或打电话给值班室。");
    }

    private CallView view(PersonalCalls.Known it) {
        return new CallView(
                it.name(),
                it.caption(),
                it.text(),
                it.exercise(),
                it.replies(),
                it.openedAt(),
                it.answer(),
                it.answeredAt(),
                it.closed(),
                clock.instant());
    }
}
