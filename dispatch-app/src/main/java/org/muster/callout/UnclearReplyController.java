package org.muster.callout;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.muster.account.Caller;
import org.muster.account.Jurisdiction;
import org.muster.account.Role;
import org.muster.callout.UnclearReplies.ReplyView;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** 待认领短信: what came back over the channels and waits for a person to read it. */
@RestController
@RequestMapping("/api/unclear-replies")
class UnclearReplyController {

    /** @param personId of the call-out; null when irrelevant */
    record SettlementForm(
            @NotNull(
                            message =
                                    "请选择是什么意思：ACKNOWLEDGEMENT 接令、REFUSAL 不能执行、STOPPED 已停止、COMING 来、NOT_COMING 不来 或 IRRELEVANT 无关")
                    Meaning meaning,
            UUID personId,
            @Size(max = 500, message = "理由不超过 500 字") String reason) {}

    private final UnclearReplies replies;
    private final ReplySettlement settlement;
    private final Jurisdiction jurisdiction;

    UnclearReplyController(UnclearReplies replies, ReplySettlement settlement, Jurisdiction jurisdiction) {
        this.replies = replies;
        this.settlement = settlement;
        this.jurisdiction = jurisdiction;
    }

    /** What waits on the caller's desks, the longest waiting first; numbers only for those who may have to ring back. */
    @GetMapping
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR')")
    List<ReplyView> list() {
        List<ReplyView> open = replies.listOpenIn(jurisdiction.patterns());
        return Caller.current().is(Role.DISPATCHER, Role.COMMANDER)
                ? open
                : open.stream().map(ReplyView::withoutNumber).toList();
    }

    @PostMapping("/{id}/settlement")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void settle(@PathVariable UUID id, @Valid @RequestBody SettlementForm form) {
        settlement.settle(id, form.meaning(), form.personId(), form.reason());
    }
}
