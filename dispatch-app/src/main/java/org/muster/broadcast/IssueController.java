package org.muster.broadcast;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.account.Caller;
import org.muster.account.Jurisdiction;
import org.muster.account.Role;
import org.muster.broadcast.IssuedWarnings.Delivery;
import org.muster.shared.Problem;
import org.muster.warning.WarningLog;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Warnings to the public: drafts by the duty room; approval, issue and cancel by those who answer for it. */
@RestController
@RequestMapping("/api/issued-warnings")
class IssueController {

    private static final String READERS = "hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR')";
    private static final String DRAFTERS = "hasAnyRole('DISPATCHER', 'COMMANDER')";
    private static final String ENTITLED = "hasAnyRole('COMMANDER', 'LEADER')";

    record DraftForm(@NotNull(message = "请填写预警内容") @Valid IssueContent content, boolean exercise) {}

    record ContentForm(@NotNull(message = "请填写预警内容") @Valid IssueContent content) {}

    record ApprovalForm(@NotNull(message = "请写明审核的是第几稿") Integer revision) {}

    record ReasonForm(@NotBlank(message = "请写明理由") @Size(max = 200, message = "理由不超过 200 字") String reason) {}

    /** @param mayApprove whether the reader may: somebody else has written it and the reader answers for it */
    record View(
            @JsonUnwrapped IssuedWarning warning, List<Delivery> deliveries, boolean mayApprove, boolean mayIssue) {}

    record Detail(
            @JsonUnwrapped View view, List<IssuedWarning> versions, List<WarningLog.Line> log, boolean logIntact) {}

    private final IssueManagement management;
    private final IssuedWarnings warnings;
    private final WarningLog log;
    private final Jurisdiction jurisdiction;

    IssueController(IssueManagement management, IssuedWarnings warnings, WarningLog log, Jurisdiction jurisdiction) {
        this.management = management;
        this.warnings = warnings;
        this.log = log;
        this.jurisdiction = jurisdiction;
    }

    @GetMapping
    @PreAuthorize(READERS)
    List<View> list() {
        List<IssuedWarning> all = warnings.listIn(jurisdiction.patterns());
        Map<UUID, List<Delivery>> deliveries =
                warnings.deliveriesOf(all.stream().map(IssuedWarning::id).toList()).stream()
                        .collect(Collectors.groupingBy(Delivery::warningId));
        return all.stream()
                .map(it -> view(it, deliveries.getOrDefault(it.id(), List.of())))
                .toList();
    }

    @GetMapping("/{id}")
    @PreAuthorize(READERS)
    Detail get(@PathVariable String id) {
        IssuedWarning warning = management.get(id(id));
        return new Detail(
                view(warning),
                warnings.chain(warning.chainId()),
                log.list(warning.chainId()),
                log.intact(warning.chainId()));
    }

    @PostMapping
    @PreAuthorize(DRAFTERS)
    @ResponseStatus(HttpStatus.CREATED)
    View draft(@Valid @RequestBody DraftForm form) {
        return view(management.draft(form.content(), form.exercise()));
    }

    @PutMapping("/{id}")
    @PreAuthorize(DRAFTERS)
    View redraft(@PathVariable String id, @Valid @RequestBody ContentForm form) {
        return view(management.redraft(id(id), form.content()));
    }

    @DeleteMapping("/{id}")
    @PreAuthorize(DRAFTERS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable String id) {
        management.discard(id(id));
    }

    @PostMapping("/{id}/approval")
    @PreAuthorize(ENTITLED)
    View approve(@PathVariable String id, @Valid @RequestBody ApprovalForm form) {
        return view(management.approve(id(id), form.revision()));
    }

    @PostMapping("/{id}/return")
    @PreAuthorize(ENTITLED)
    View giveBack(@PathVariable String id, @Valid @RequestBody ReasonForm form) {
        return view(management.giveBack(id(id), form.reason().strip()));
    }

    @PostMapping("/{id}/issue")
    @PreAuthorize(ENTITLED)
    View issue(@PathVariable String id) {
        return view(management.issue(id(id)));
    }

    /** Another version of one that is out: a draft, to be approved and issued as the first was. */
    @PostMapping("/{id}/update")
    @PreAuthorize(DRAFTERS)
    @ResponseStatus(HttpStatus.CREATED)
    View update(@PathVariable String id, @Valid @RequestBody ContentForm form) {
        return view(management.update(id(id), form.content()));
    }

    @PostMapping("/{id}/cancellation")
    @PreAuthorize(ENTITLED)
    @ResponseStatus(HttpStatus.CREATED)
    View cancel(@PathVariable String id, @Valid @RequestBody ReasonForm form) {
        return view(management.cancel(id(id), form.reason().strip()));
    }

    /** The CAP message as it went out. */
    @GetMapping("/{id}/message")
    @PreAuthorize(READERS)
    ResponseEntity<byte[]> message(@PathVariable String id) {
        IssuedWarning warning = management.get(id(id));
        byte[] message = warnings.message(warning.id()).orElseThrow(() -> Problem.notFound("已发布的报文"));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("warning-" + warning.id() + ".xml")
                                .build()
                                .toString())
                .body(message);
    }

    private View view(IssuedWarning it) {
        return view(it, warnings.deliveriesOf(List.of(it.id())));
    }

    private static View view(IssuedWarning it, List<Delivery> deliveries) {
        Caller caller = Caller.current();
        boolean entitled = caller.is(Role.COMMANDER, Role.LEADER);
        return new View(
                it,
                deliveries,
                entitled && it.state() == IssueState.DRAFT && !it.draftedBy().equals(caller.username()),
                entitled && it.state() == IssueState.APPROVED);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("预警");
        }
    }
}
