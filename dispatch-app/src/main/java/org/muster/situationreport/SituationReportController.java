package org.muster.situationreport;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.muster.account.Caller;
import org.muster.incident.IncidentAccess;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.muster.situationreport.SituationReportViews.ReportView;
import org.muster.situationreport.SituationReportViews.WholeReport;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Reports upward: for those who write and sign them, and for the levels that get them. */
@RestController
@RequestMapping("/api")
class SituationReportController {

    /** How a receipt was heard. */
    enum Via {
        PHONE,
        RADIO,
        IN_PERSON
    }

    record OpenForm(
            @NotNull(message = "请选择首报、续报或终报") ReportKind kind,
            @Size(max = 500, message = "说明不超过 500 字") String reason) {}

    record PhoneForm(
            @Size(max = 100, message = "报给哪里不超过 100 字") String to,
            @NotBlank(message = "请写明对方接话人") @Size(max = 60, message = "接话人不超过 60 字") String heardBy,
            @Size(max = 1000, message = "电话内容不超过 1000 字") String text) {}

    /** @param text null gives the item back to the journal */
    record FieldForm(
            @NotBlank(message = "请指明是哪一项") @Size(max = 40, message = "没有这一项") String field,
            @Size(max = 2000, message = "一项不超过 2000 字") String text,
            @NotNull(message = "请带上看到的修订号 revision") @Min(value = 0, message = "修订号不小于 0") Integer revision) {}

    /** @param seenSeq the journal entry up to which the signer has seen; null for now */
    record ApprovalForm(Long seenSeq) {}

    record SendingForm(Boolean anyway, @Size(max = 500, message = "理由不超过 500 字") String reason) {}

    record ReasonForm(@NotBlank(message = "请写明原因") @Size(max = 500, message = "原因不超过 500 字") String reason) {}

    record ReceiptForm(RecipientLevel level, @Size(max = 60, message = "姓名不超过 60 字") String onBehalfOf, Via via) {}

    record ByPassForm(
            @NotNull(message = "请选择越级报给哪一级") RecipientLevel level,
            @NotBlank(message = "请写明为什么越级") @Size(max = 500, message = "理由不超过 500 字") String reason) {}

    record InquiryForm(@NotBlank(message = "请写明要问什么") @Size(max = 500, message = "催报内容不超过 500 字") String text) {}

    private final SituationReportManagement management;
    private final SituationReportViews views;
    private final IncidentAccess access;

    SituationReportController(SituationReportManagement management, SituationReportViews views, IncidentAccess access) {
        this.management = management;
        this.views = views;
        this.access = access;
    }

    @GetMapping("/incidents/{id}/situation-reports")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR')")
    List<ReportView> list(@PathVariable String id) {
        return views.list(access.require(IncidentId.of(id)));
    }

    @PostMapping("/incidents/{id}/situation-reports")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
    @ResponseStatus(HttpStatus.CREATED)
    WholeReport open(@PathVariable String id, @Valid @RequestBody OpenForm form) {
        IncidentId incident = access.require(IncidentId.of(id)).id();
        return views.whole(management.open(incident, form.kind(), form.reason()).id());
    }

    /** What came from below to the caller's own level. */
    @GetMapping("/situation-reports")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR')")
    List<ReportView> addressedToMe() {
        return views.addressedTo(Caller.current().divisions());
    }

    @GetMapping("/situation-reports/{id}")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR')")
    WholeReport get(@PathVariable String id) {
        return views.whole(seen(id));
    }

    @PostMapping("/situation-reports/{id}/phone-flash")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
    ReportView phone(@PathVariable String id, @Valid @RequestBody PhoneForm form) {
        return views.view(management.phone(seen(id), form.to(), form.heardBy().strip(), form.text()));
    }

    @PostMapping("/situation-reports/{id}/fields")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
    WholeReport write(@PathVariable String id, @Valid @RequestBody FieldForm form) {
        String text = form.text() == null || form.text().isBlank()
                ? null
                : form.text().strip();
        return views.whole(management
                .write(seen(id), ReportField.of(form.field()), text, form.revision())
                .id());
    }

    @PostMapping("/situation-reports/{id}/submission")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
    WholeReport submit(@PathVariable String id) {
        return views.whole(management.submit(seen(id)).id());
    }

    @PostMapping("/situation-reports/{id}/return")
    @PreAuthorize("hasAnyRole('COMMANDER', 'LEADER')")
    WholeReport giveBack(@PathVariable String id, @Valid @RequestBody ReasonForm form) {
        return views.whole(management.giveBack(seen(id), form.reason().strip()).id());
    }

    @PostMapping("/situation-reports/{id}/approval")
    @PreAuthorize("hasAnyRole('COMMANDER', 'LEADER')")
    WholeReport approve(@PathVariable String id, @Valid @RequestBody(required = false) ApprovalForm form) {
        return views.whole(management
                .approve(seen(id), form == null ? null : form.seenSeq())
                .id());
    }

    @PostMapping("/situation-reports/{id}/sending")
    @PreAuthorize("hasAnyRole('COMMANDER', 'LEADER')")
    WholeReport send(@PathVariable String id, @Valid @RequestBody(required = false) SendingForm form) {
        boolean anyway = form != null && Boolean.TRUE.equals(form.anyway());
        return views.whole(management
                .send(seen(id), anyway, form == null ? null : form.reason())
                .id());
    }

    @PostMapping("/situation-reports/{id}/receipt")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER')")
    ReportView receive(@PathVariable String id, @Valid @RequestBody(required = false) ReceiptForm form) {
        boolean heard =
                form != null && form.onBehalfOf() != null && !form.onBehalfOf().isBlank();
        if (heard && form.level() == null) {
            throw Problem.invalid("level", "请选择是哪一级确认收到");
        }
        return views.view(management.receive(
                seen(id),
                heard ? form.level() : null,
                heard ? form.onBehalfOf().strip() : null,
                heard ? (form.via() == null ? Via.PHONE : form.via()).name() : null));
    }

    @PostMapping("/situation-reports/{id}/amendment")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
    WholeReport amend(@PathVariable String id, @Valid @RequestBody ReasonForm form) {
        return views.whole(management.amend(seen(id), form.reason().strip()).id());
    }

    @PostMapping("/situation-reports/{id}/by-pass")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
    ReportView byPass(@PathVariable String id, @Valid @RequestBody ByPassForm form) {
        return views.view(
                management.byPass(seen(id), form.level(), form.reason().strip()));
    }

    @PostMapping("/situation-reports/{id}/inquiry")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER')")
    ReportView inquire(@PathVariable String id, @Valid @RequestBody InquiryForm form) {
        return views.view(management.inquire(seen(id), form.text().strip()));
    }

    /** @throws Problem 404 when the report's incident is none of the caller's */
    private ReportId seen(String id) {
        SituationReport report = management.get(ReportId.of(id));
        access.require(report.incidentId());
        return report.id();
    }
}
