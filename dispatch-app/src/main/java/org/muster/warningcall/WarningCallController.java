package org.muster.warningcall;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.muster.account.Jurisdiction;
import org.muster.call.Reply;
import org.muster.incident.Incident;
import org.muster.incident.IncidentAccess;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.muster.warningcall.WarningCallBoard.BoardView;
import org.muster.warningcall.WarningCallBoard.CutOffView;
import org.muster.warningcall.WarningCallBoard.RoundView;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Rounds of calls, their answers, and what is cut off. */
@RestController
@PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
class WarningCallController {

    private static final String READERS = "hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR')";
    private static final int MOST = 50;

    /** How the duty room heard somebody. */
    enum Via {
        PHONE,
        SATELLITE,
        RADIO,
        IN_PERSON
    }

    /** What a place says: received, or not at the post, so that the next one is called. */
    enum Answer {
        RECEIVED,
        NOT_AT_POST
    }

    /** @param divisions the townships whose people are called; the incident's own when not said */
    record OpenForm(
            @NotBlank(message = "请写明叫应内容") @Size(max = 300, message = "内容不超过 300 字") String text,
            @Size(max = 200, message = "一次最多 200 个镇街") List<@NotNull DivisionCode> divisions) {}

    /** @param targetId the place, or its name in {@code target} */
    record AnswerForm(
            UUID targetId,
            @Size(max = 100, message = "对象名称不超过 100 字") String target,
            Answer answer,
            @NotBlank(message = "请写明谁应答") @Size(max = 30, message = "姓名不超过 30 字") String onBehalfOf,
            @NotNull(message = "请注明渠道：PHONE 电话、SATELLITE 卫星电话、RADIO 电台 或 IN_PERSON 当面") Via via) {}

    record MessengerForm(@NotBlank(message = "请写明派谁上门") @Size(max = 100, message = "不超过 100 字") String messenger) {}

    /**
     * @param what what is down, in words
     * @param satellitePhones how many are on the way there
     * @param carrier who brings them
     */
    record CutOffForm(
            @NotNull(message = "请选择镇街") DivisionCode division,
            @Size(max = 50, message = "说明不超过 50 字") String what,
            @Min(value = 0, message = "部数不能为负") @Max(value = 100, message = "部数过大") Integer satellitePhones,
            @Size(max = 50, message = "不超过 50 字") String carrier) {}

    record RestoredForm(
            @NotNull(message = "请选择镇街") DivisionCode division,
            @NotBlank(message = "请写明怎样恢复或怎样联上") @Size(max = 200, message = "说明不超过 200 字") String how) {}

    /** @param board of the newest round; null while nobody was called */
    record IncidentCalls(List<RoundView> rounds, BoardView board, List<CutOffView> cutOff) {}

    private final WarningCallManagement management;
    private final WarningCallBoard board;
    private final Rounds rounds;
    private final IncidentAccess access;
    private final Jurisdiction jurisdiction;

    WarningCallController(
            WarningCallManagement management,
            WarningCallBoard board,
            Rounds rounds,
            IncidentAccess access,
            Jurisdiction jurisdiction) {
        this.management = management;
        this.board = board;
        this.rounds = rounds;
        this.access = access;
        this.jurisdiction = jurisdiction;
    }

    @GetMapping("/api/incidents/{id}/warning-calls")
    @PreAuthorize(READERS)
    IncidentCalls list(@PathVariable String id) {
        IncidentId incident = access.require(IncidentId.of(id)).id();
        List<RoundView> all = board.roundsOf(incident);
        return new IncidentCalls(
                all, all.isEmpty() ? null : board.board(all.get(0).id()), board.cutOff(incident));
    }

    /** Calls by hand. */
    @PostMapping("/api/incidents/{id}/warning-calls")
    @ResponseStatus(HttpStatus.CREATED)
    BoardView open(@PathVariable String id, @Valid @RequestBody OpenForm form) {
        Incident incident = access.require(IncidentId.of(id));
        if (incident.status().over()) {
            throw Problem.conflict(
                    "illegal-transition", "事件" + incident.status().label(incident.hazard()) + "，不能再叫应");
        }
        List<DivisionCode> reach = form.divisions() == null || form.divisions().isEmpty()
                ? List.of(incident.divisionCode())
                : form.divisions();
        DivisionCode county = incident.divisionCode().county();
        if (!reach.stream().allMatch(county::covers)) {
            throw Problem.invalid("divisions", "只能叫应事件所在县（市、区）的镇街");
        }
        return management
                .open(new WarningCallManagement.Wanted(
                        incident.id(),
                        null,
                        null,
                        null,
                        county,
                        reach,
                        incident.exercise(),
                        form.text().strip()))
                .map(board::board)
                .orElseThrow(() -> Problem.conflict("nobody-to-call", "这些镇街没有登记叫应对象，也没有值班单位"));
    }

    @GetMapping("/api/warning-calls/{callId}")
    @PreAuthorize(READERS)
    BoardView get(@PathVariable String callId) {
        return board.board(require(callId).id());
    }

    /** Rounds for warnings that no incident stands for, the newest first. */
    @GetMapping("/api/warning-calls")
    @PreAuthorize(READERS)
    List<RoundView> listWithoutIncident() {
        return board.withoutIncident(jurisdiction.patterns(), MOST);
    }

    @PostMapping("/api/warning-calls/{callId}/answers")
    BoardView answer(@PathVariable String callId, @Valid @RequestBody AnswerForm form) {
        Round round = require(callId);
        enter(round, form);
        return board.board(round.id());
    }

    /** The duty room enters what somebody said to a warning; the newest round of it counts. */
    @PostMapping("/api/warnings/{id}/answers")
    BoardView answerWarning(@PathVariable String id, @Valid @RequestBody AnswerForm form) {
        Round round = rounds.listOfWarning(id).stream()
                .filter(it -> jurisdiction.covers(it.division()))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> Problem.notFound("预警的叫应"));
        enter(round, form);
        return board.board(round.id());
    }

    private void enter(Round round, AnswerForm form) {
        UUID target = form.targetId() != null
                ? form.targetId()
                : rounds.targets(round.id()).stream()
                        .filter(it -> it.name().equals(form.target()))
                        .findFirst()
                        .map(Target::id)
                        .orElseThrow(() -> Problem.invalid("target", "这一轮没有这个叫应对象"));
        management.answerFor(
                round.id(),
                target,
                form.answer() == Answer.NOT_AT_POST ? Reply.NO : Reply.YES,
                form.onBehalfOf().strip(),
                form.via().name());
    }

    @PostMapping("/api/warning-calls/{callId}/targets/{targetId}/messenger")
    BoardView send(@PathVariable String callId, @PathVariable UUID targetId, @Valid @RequestBody MessengerForm form) {
        Round round = require(callId);
        management.sendMessenger(round.id(), targetId, form.messenger().strip());
        return board.board(round.id());
    }

    @PostMapping("/api/incidents/{id}/cut-off")
    List<CutOffView> cutOff(@PathVariable String id, @Valid @RequestBody CutOffForm form) {
        IncidentId incident = access.require(IncidentId.of(id)).id();
        management.cutOff(
                incident,
                form.division(),
                text(form.what(), "公网中断"),
                form.satellitePhones() == null ? 0 : form.satellitePhones(),
                text(form.carrier(), null));
        return board.cutOff(incident);
    }

    @PostMapping("/api/incidents/{id}/cut-off/restoration")
    List<CutOffView> restored(@PathVariable String id, @Valid @RequestBody RestoredForm form) {
        IncidentId incident = access.require(IncidentId.of(id)).id();
        management.restored(incident, form.division(), form.how().strip());
        return board.cutOff(incident);
    }

    private Round require(String callId) {
        Round round = rounds.find(WarningCallId.of(callId)).orElseThrow(() -> Problem.notFound("叫应"));
        if (round.incidentId() != null) {
            access.require(round.incidentId());
        } else {
            jurisdiction.require(round.division(), "叫应");
        }
        return round;
    }

    private static String text(String said, String otherwise) {
        return said == null || said.isBlank() ? otherwise : said.strip();
    }
}
