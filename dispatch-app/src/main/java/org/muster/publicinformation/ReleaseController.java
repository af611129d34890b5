package org.muster.publicinformation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.account.Caller;
import org.muster.account.Role;
import org.muster.incident.Incident;
import org.muster.incident.IncidentAccess;
import org.muster.incident.IncidentManagement;
import org.muster.publicinformation.Figures.Difference;
import org.muster.publicinformation.Release.Kind;
import org.muster.publicinformation.Release.State;
import org.muster.publicinformation.ReleaseManagement.Authority;
import org.muster.publicinformation.Releases.Delivery;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Releases to the public: drafts by the duty room; approval by those who answer for it. */
@RestController
class ReleaseController {

    private static final String READERS = "hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR')";
    private static final String DRAFTERS = "hasAnyRole('DISPATCHER', 'COMMANDER')";
    private static final String REVIEWERS = "hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER')";
    private static final String ENTITLED = "hasAnyRole('COMMANDER', 'LEADER')";
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("M 月 d 日 H 时 m 分");

    record DraftForm(
            @NotNull(message = "请选择种类：STATEMENT 信息通报、PRESS_CONFERENCE 新闻发布会 或 CORRECTION 更正") Kind kind,
            UUID corrects,
            @NotNull(message = "请填写内容") @Valid Words words) {}

    record WordsForm(@NotNull(message = "请填写内容") @Valid Words words) {}

    record SubmissionForm(@NotBlank(message = "请选择由谁批准") @Size(max = 50, message = "账号不超过 50 字") String authority) {}

    record RevisionForm(@NotNull(message = "请写明看的是第几稿") Integer revision) {}

    record ApprovalForm(
            @NotNull(message = "请写明批准的是第几稿") Integer revision,
            @Size(max = 200, message = "理由不超过 200 字") String reason) {}

    record ReasonForm(@NotBlank(message = "请写明理由") @Size(max = 200, message = "理由不超过 200 字") String reason) {}

    /**
     * @param differences figures that are not the assessed ones at this moment; empty once it is out
     * @param mayReview whether the reader may, and {@code mayApprove} likewise
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            @JsonUnwrapped Release release,
            List<Delivery> deliveries,
            List<Difference> differences,
            boolean mayReview,
            boolean mayApprove) {}

    /** @param assessed the figures as they are assessed now; {@code headline} and {@code text} are words to begin from */
    record PublicInformation(
            Figures assessed, String headline, String text, List<Authority> authorities, List<View> releases) {}

    private final ReleaseManagement management;
    private final Releases releases;
    private final IncidentManagement incidents;
    private final IncidentAccess access;
    private final ZoneId zone;

    ReleaseController(
            ReleaseManagement management,
            Releases releases,
            IncidentManagement incidents,
            IncidentAccess access,
            @Value("${muster.time-zone:Asia/Shanghai}") ZoneId zone) {
        this.management = management;
        this.releases = releases;
        this.incidents = incidents;
        this.access = access;
        this.zone = zone;
    }

    @GetMapping("/api/incidents/{id}/public-information")
    @PreAuthorize(READERS)
    PublicInformation get(@PathVariable String id) {
        Incident incident = access.require(IncidentId.of(id));
        Figures assessed = Figures.assessed(incident);
        Map<UUID, List<Delivery>> deliveries =
                releases.deliveries(incident.id()).stream().collect(Collectors.groupingBy(Delivery::releaseId));
        return new PublicInformation(
                assessed,
                "关于" + incident.title() + "的情况通报",
                text(incident, assessed),
                management.authorities(incident),
                releases.list(incident.id()).stream()
                        .map(it -> view(it, incident, deliveries.getOrDefault(it.id(), List.of())))
                        .toList());
    }

    /** Time, place and figures as they are known; what nobody has assessed is not guessed. */
    private String text(Incident incident, Figures assessed) {
        StringBuilder text = new StringBuilder()
                .append(WHEN.format(incident.receivedAt().atZone(zone)))
                .append("，接报")
                .append(incident.title())
                .append("。应急、消防、公安、生态环境、卫生健康等部门赶赴现场处置。");
        if (assessed.dead() != null || assessed.missing() != null || assessed.seriouslyHurt() != null) {
            text.append("截至目前");
            append(text, "，死亡 ", assessed.dead());
            append(text, "，失联 ", assessed.missing());
            append(text, "，重伤 ", assessed.seriouslyHurt());
            text.append("。");
        }
        if (assessed.moved() != null && assessed.moved() > 0) {
            text.append("已疏散转移周边群众 ").append(assessed.moved()).append(" 人。");
        }
        return text.append("事故原因正在调查，后续情况将及时发布。").toString();
    }

    private static void append(StringBuilder text, String words, Integer people) {
        if (people != null) {
            text.append(words).append(people).append(" 人");
        }
    }

    @PostMapping("/api/incidents/{id}/public-information")
    @PreAuthorize(DRAFTERS)
    @ResponseStatus(HttpStatus.CREATED)
    View draft(@PathVariable String id, @Valid @RequestBody DraftForm form) {
        IncidentId incident = access.require(IncidentId.of(id)).id();
        return view(management.draft(incident, form.kind(), form.corrects(), form.words()));
    }

    @PutMapping("/api/public-information/{id}")
    @PreAuthorize(DRAFTERS)
    View redraft(@PathVariable UUID id, @Valid @RequestBody WordsForm form) {
        return view(management.redraft(require(id), form.words()));
    }

    @PostMapping("/api/public-information/{id}/submission")
    @PreAuthorize(DRAFTERS)
    View submit(@PathVariable UUID id, @Valid @RequestBody SubmissionForm form) {
        return view(management.submit(require(id), form.authority().strip()));
    }

    @PostMapping("/api/public-information/{id}/review")
    @PreAuthorize(REVIEWERS)
    View review(@PathVariable UUID id, @Valid @RequestBody RevisionForm form) {
        return view(management.review(require(id), form.revision()));
    }

    @PostMapping("/api/public-information/{id}/approval")
    @PreAuthorize(ENTITLED)
    View approve(@PathVariable UUID id, @Valid @RequestBody ApprovalForm form) {
        String reason = form.reason() == null || form.reason().isBlank()
                ? null
                : form.reason().strip();
        return view(management.approve(require(id), form.revision(), reason));
    }

    @PostMapping("/api/public-information/{id}/return")
    @PreAuthorize(REVIEWERS)
    View giveBack(@PathVariable UUID id, @Valid @RequestBody ReasonForm form) {
        return view(management.giveBack(require(id), form.reason().strip()));
    }

    @PostMapping("/api/public-information/{id}/discard")
    @PreAuthorize(DRAFTERS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable UUID id) {
        management.discard(require(id));
    }

    @PostMapping("/api/public-information/{id}/publication")
    @PreAuthorize(REVIEWERS)
    View publish(@PathVariable UUID id) {
        return view(management.publish(require(id)));
    }

    private UUID require(UUID id) {
        access.require(
                releases.find(id).orElseThrow(() -> Problem.notFound("信息发布稿")).incidentId());
        return id;
    }

    private View view(Release it) {
        Incident incident = incidents.get(it.incidentId());
        return view(
                it,
                incident,
                releases.deliveries(it.incidentId()).stream()
                        .filter(one -> one.releaseId().equals(it.id()))
                        .toList());
    }

    private static View view(Release it, Incident incident, List<Delivery> deliveries) {
        Caller caller = Caller.current();
        return new View(
                it,
                deliveries,
                ReleaseManagement.differences(it, incident),
                it.state() == State.SUBMITTED
                        && caller.is(Role.DISPATCHER, Role.COMMANDER, Role.LEADER)
                        && !it.draftedBy().equals(caller.username()),
                it.state() == State.REVIEWED && caller.username().equals(it.authority()));
    }
}
