package org.muster.whistle;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.account.AccountDirectory;
import org.muster.account.Caller;
import org.muster.account.Role;
import org.muster.alert.AlertIntake;
import org.muster.call.PersonAnswered;
import org.muster.call.PersonCall;
import org.muster.call.PersonCalls;
import org.muster.call.PersonReached;
import org.muster.call.Reply;
import org.muster.firm.FirmFile;
import org.muster.firm.FirmFiles;
import org.muster.firm.FirmId;
import org.muster.incident.AccidentFacts;
import org.muster.incident.Facts;
import org.muster.journal.Journal;
import org.muster.risk.RiskSites;
import org.muster.shared.IncidentId;
import org.muster.shared.Json;
import org.muster.shared.Problem;
import org.muster.substance.Substance;
import org.muster.substance.SubstanceId;
import org.muster.substance.Substances;
import org.muster.team.Team;
import org.muster.team.TeamId;
import org.muster.team.Teams;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.DigestUtils;

/**
 * Takes the tap of a firm. Nothing is asked that the file knows; nothing that was told is untold: a whistle that was
 * withdrawn stays, and is asked about by telephone.
 */
@Service
@Transactional
class WhistleManagement {

    /** Whose business the answers to our calls are. */
    private static final String MATTER = "WHISTLE";

    /** What a replay must agree in. */
    private record Said(List<Whistle.Kind> kinds, String note, Instant pressedAt, boolean exercise) {}

    /**
     * What the phone is told at once.
     *
     * @param cards of what lies in the firm: self-rescue comes first
     * @param asked who is being called now
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Heard(
            UUID id,
            UUID alertId,
            Instant receivedAt,
            Instant withdrawUntil,
            WhistleFile file,
            List<Substance> cards,
            List<Asked> asked) {}

    /** What the phone of a firm keeps, so that it can whistle without signal. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Kit(
            String firmId,
            String firmName,
            WhistleFile file,
            List<Substance> cards,
            List<Neighbour> neighbours,
            List<Whistle> whistles,
            List<Asked> askedOfUs) {}

    record Neighbour(String firmId, String name, String contact, String offers) {}

    /** @param replayed whether it had been said before, word by word */
    record Outcome(String answer, boolean replayed) {}

    private static final int SHOWN = 5;

    private final Whistles whistles;
    private final Circles circles;
    private final FirmFiles files;
    private final RiskSites sites;
    private final Substances substances;
    private final Teams teams;
    private final AccountDirectory accounts;
    private final AlertIntake alerts;
    private final PersonCalls calls;
    private final Journal journal;
    private final Json json;
    private final Clock clock;

    WhistleManagement(
            Whistles whistles,
            Circles circles,
            FirmFiles files,
            RiskSites sites,
            Substances substances,
            Teams teams,
            AccountDirectory accounts,
            AlertIntake alerts,
            PersonCalls calls,
            Journal journal,
            Json json,
            Clock clock) {
        this.whistles = whistles;
        this.circles = circles;
        this.files = files;
        this.sites = sites;
        this.substances = substances;
        this.teams = teams;
        this.accounts = accounts;
        this.alerts = alerts;
        this.calls = calls;
        this.journal = journal;
        this.json = json;
        this.clock = clock;
    }

    /** @throws Problem 404 when the caller answers for no firm */
    @Transactional(readOnly = true)
    Kit kit() {
        FirmId firm = own();
        FirmFile sheet = files.get(firm);
        WhistleFile file = file(sheet);
        return new Kit(
                firm.value(),
                sheet.firm().name(),
                file,
                cards(file),
                circles.neighboursOf(firm.value()).stream()
                        .map(it -> new Neighbour(it.firmId(), nameOf(it.firmId()), it.contact(), it.offers()))
                        .toList(),
                whistles.listOfFirm(firm.value(), SHOWN),
                whistles.listOpenAskedOf(firm.value()));
    }

    /**
     * @param id made on the phone; the same whistle again gets the first answer
     * @throws Problem 404 when the caller answers for no firm, 422 when the id stands for another whistle
     */
    Outcome blow(UUID id, List<Whistle.Kind> kinds, String note, Instant pressedAt, boolean exercise) {
        Caller caller = Caller.current();
        String hash = DigestUtils.md5DigestAsHex(
                json.write(new Said(kinds, note, pressedAt, exercise)).getBytes(StandardCharsets.UTF_8));
        Optional<Outcome> before = replay(id, caller, hash);
        if (before.isPresent()) {
            return before.get();
        }
        FirmId firm = own();
        FirmFile sheet = files.get(firm);
        WhistleFile file = file(sheet);
        String what = kinds.stream().map(Whistle.Kind::label).collect(Collectors.joining("、"));
        UUID alert = alerts.receiveWhistle(
                sheet.firm().divisionCode(),
                sheet.firm().name(),
                sheet.firm().location(),
                "企业吹哨：" + what + "；" + file.inWords() + (note == null ? "" : "；" + note),
                caller.displayName(),
                sheet.firm().dutyPhone(),
                details(firm, file, id),
                exercise);
        Whistle whistle = new Whistle(
                id,
                firm.value(),
                sheet.firm().name(),
                sheet.firm().divisionCode(),
                kinds,
                note,
                exercise,
                caller.username(),
                caller.displayName(),
                pressedAt,
                clock.instant(),
                alert,
                null,
                file,
                null,
                null);
        if (!whistles.add(whistle, hash)) {
            // the phone has sent it twice at once, and the other one was first: this one leaves nothing behind
            throw Problem.conflict("changed-meanwhile", "这一声哨正在处理，请稍后重试");
        }
        ask(whistle, what);
        String answer = json.write(new Heard(
                id, alert, whistle.receivedAt(), whistle.withdrawUntil(), file, cards(file), whistles.listAsked(id)));
        whistles.answered(id, answer);
        return new Outcome(answer, false);
    }

    private Optional<Outcome> replay(UUID id, Caller caller, String hash) {
        return whistles.kept(id).map(kept -> {
            if (!kept.account().equals(caller.username()) || !kept.bodyHash().equals(hash)) {
                throw new Problem(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "client-id-reused",
                        "编号重复",
                        "这个 clientId 已用于另一声哨，请为每一声哨生成新的编号");
            }
            return new Outcome(kept.answer(), true);
        });
    }

    /** What is stored there most, as the substance of the leak until somebody knows better; whose file says so; which whistle it was. */
    private static Facts details(FirmId firm, WhistleFile file, UUID whistle) {
        Map<String, Object> said = new LinkedHashMap<>();
        file.substances().stream()
                .max(Comparator.comparing(WhistleFile.Stored::tonnes))
                .ifPresent(it -> said.put("substance", it.name()));
        said.put("firmId", firm.value());
        said.put("whistleId", whistle.toString());
        List<String> what = file.substances().stream()
                .map(WhistleFile.Stored::id)
                .distinct()
                .toList();
        return new AccidentFacts(null, null, null, null, null, what)
                .asFacts()
                .with(new Facts(null, null, null, null, null, null, null, null, null, null, null, null, said));
    }

    /** Self-rescue first: the firm's own team and its neighbours are called before anybody has decided anything. */
    private void ask(Whistle whistle, String what) {
        List<PersonCall> all = new ArrayList<>();
        String text = whistle.firmName() + "吹哨：" + what + "，" + whistle.file().inWords() + "。";
        if (whistle.file().ownTeamId() != null) {
            Optional<Team> team = teams.find(new TeamId(whistle.file().ownTeamId()));
            team.filter(it -> it.leader() != null).ifPresent(it -> {
                Asked asked = asked(
                        whistle,
                        Asked.Kind.OWN_TEAM,
                        null,
                        it.name(),
                        it.leader().name(),
                        it.leader().phone(),
                        null);
                all.add(call(whistle, asked, text + "本队立即集结自救，上风向待命。"));
            });
        }
        for (Circles.Membership it : circles.neighboursOf(whistle.firmId())) {
            Asked asked = asked(
                    whistle,
                    Asked.Kind.NEIGHBOUR,
                    it.firmId(),
                    nameOf(it.firmId()),
                    it.contact(),
                    it.phone(),
                    it.offers());
            all.add(call(
                    whistle,
                    asked,
                    text + it.circle() + "请求支援" + (it.offers() == null ? "" : "：" + it.offers()) + "。"));
        }
        calls.callAll(all);
    }

    private Asked asked(
            Whistle whistle, Asked.Kind kind, String firm, String name, String contact, String phone, String offers) {
        Asked asked = new Asked(
                UUID.randomUUID(),
                whistle.id(),
                kind,
                firm,
                name,
                contact,
                phone,
                offers,
                clock.instant(),
                null,
                null,
                null,
                null);
        whistles.add(asked);
        return asked;
    }

    private static PersonCall call(Whistle whistle, Asked asked, String text) {
        return new PersonCall(
                asked.id(),
                MATTER,
                null,
                whistle.divisionCode(),
                whistle.exercise(),
                asked.name(),
                asked.contact(),
                asked.phone(),
                text,
                new PersonCall.Replies("能支援", "不能支援", null));
    }

    /**
     * Taken back by whoever blew it, within a minute of its receipt, or of the tap itself when both waited on the phone
     * without signal.
     *
     * @throws Problem 404 when it is not the caller's, 409 after the minute
     */
    Whistle withdraw(UUID id, String reason, Instant pressedAt) {
        Whistle it = whistles.lock(id)
                .filter(one -> one.account().equals(Caller.current().username()))
                .orElseThrow(() -> Problem.notFound("哨"));
        if (it.withdrawnAt() != null) {
            return it;
        }
        Instant now = clock.instant();
        boolean inTime = !now.isAfter(it.withdrawUntil());
        boolean inTimeOnThePhone = it.pressedAt() != null
                && pressedAt != null
                && !pressedAt.isBefore(it.pressedAt())
                && Duration.between(it.pressedAt(), pressedAt).compareTo(Whistle.BACK) <= 0;
        if (!inTime && !inTimeOnThePhone) {
            throw Problem.conflict("too-late-to-withdraw", "已过 60 秒，不能自行收回；确系误报请打值班电话说明，由值班室核实");
        }
        whistles.withdrawn(id, reason, now);
        Whistle withdrawn = whistles.find(id).orElseThrow();
        calls.leaveAll(whistles.listAsked(id).stream().map(Asked::id).toList());
        alerts.amended(it.alertId());
        if (it.incidentId() != null) {
            tellWithdrawn(withdrawn, it.incidentId());
        }
        return withdrawn;
    }

    /** The alert of a whistle has become an incident, or part of one: its journal is told. */
    Optional<Whistle> became(UUID alert, IncidentId incident) {
        Optional<Whistle> found = whistles.lockOfAlert(alert);
        found.ifPresent(it -> {
            whistles.became(it.id(), incident);
            journal.record(new WhistleEvent.WhistleBlown(
                    incident,
                    it.id(),
                    alert,
                    it.firmId(),
                    it.firmName(),
                    it.kinds().stream().map(Whistle.Kind::label).toList(),
                    it.file().substances().stream()
                            .map(WhistleFile.Stored::name)
                            .distinct()
                            .toList(),
                    it.file().inWords(),
                    it.note(),
                    it.pressedAt(),
                    it.receivedAt()));
            whistles.listAsked(it.id()).stream()
                    .filter(asked -> asked.answeredAt() != null)
                    .forEach(asked -> tellAnswered(asked, incident));
            if (it.withdrawnAt() != null) {
                tellWithdrawn(it, incident);
            }
        });
        return found;
    }

    private void tellWithdrawn(Whistle it, IncidentId incident) {
        journal.record(new WhistleEvent.WhistleWithdrawn(
                incident, it.id(), it.firmId(), it.firmName(), it.withdrawnWhy(), it.withdrawnAt()));
    }

    /** How it stands with the firm's own team. */
    void ownTeam(IncidentId incident, Whistle whistle, boolean ordered, String why) {
        journal.record(new WhistleEvent.OwnTeamMustered(
                incident, whistle.firmName(), whistle.file().ownTeam(), ordered, why));
    }

    /** @throws Problem 404 unless the caller is of the duty room of the division, or of the firm that was asked */
    Asked answer(UUID id, boolean coming, String note) {
        Asked it = whistles.lockAsked(id).orElseThrow(() -> Problem.notFound("支援请求"));
        Whistle whistle = whistles.find(it.whistleId()).orElseThrow();
        Caller caller = Caller.current();
        boolean bureau = caller.is(Role.DISPATCHER, Role.COMMANDER) && caller.covers(whistle.divisionCode());
        boolean theirs = it.firmId() != null
                && accounts.riskSourceOf(caller.username())
                        .filter(it.firmId()::equals)
                        .isPresent();
        if (!bureau && !theirs) {
            throw Problem.notFound("支援请求");
        }
        hear(it, coming, note, bureau ? "DESK" : "PHONE_PAGE");
        calls.leave(id);
        return whistles.listAsked(whistle.id()).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void hear(Asked it, boolean coming, String note, String via) {
        String said = (coming ? "能支援" : "不能支援") + (note == null ? "" : "：" + note);
        whistles.answered(it.id(), said, via, clock.instant());
        Whistle whistle = whistles.find(it.whistleId()).orElseThrow();
        alerts.amended(whistle.alertId());
        if (whistle.incidentId() != null) {
            tellAnswered(
                    whistles.listAsked(whistle.id()).stream()
                            .filter(one -> one.id().equals(it.id()))
                            .findFirst()
                            .orElseThrow(),
                    whistle.incidentId());
        }
    }

    private void tellAnswered(Asked it, IncidentId incident) {
        journal.record(new WhistleEvent.NeighbourAnswered(
                incident,
                it.id(),
                it.kind().label(),
                it.name(),
                it.answer().startsWith("能"),
                it.answer(),
                it.offers()));
    }

    @EventListener
    void on(PersonAnswered answered) {
        if (answered.matter().equals(MATTER)) {
            whistles.lockAsked(answered.callId())
                    .ifPresent(it -> hear(it, answered.reply() == Reply.YES, null, answered.via()));
        }
    }

    @EventListener
    void on(PersonReached reached) {
        if (reached.matter().equals(MATTER)) {
            whistles.reached(reached.callId(), reached.at());
        }
    }

    /** @throws Problem 404 unless it is the firm's own, or lies in the caller's divisions and they are of a duty room */
    @Transactional(readOnly = true)
    Whistle require(UUID id) {
        Caller caller = Caller.current();
        return whistles.find(id)
                .filter(it -> caller.is(Role.DISPATCHER, Role.COMMANDER, Role.LEADER, Role.AUDITOR)
                        ? caller.covers(it.divisionCode())
                        : accounts.riskSourceOf(caller.username())
                                .filter(it.firmId()::equals)
                                .isPresent())
                .orElseThrow(() -> Problem.notFound("哨"));
    }

    @Transactional(readOnly = true)
    Whistle get(UUID id) {
        return whistles.find(id).orElseThrow();
    }

    @Transactional(readOnly = true)
    List<Whistle> listOf(IncidentId incident) {
        return whistles.listOf(incident);
    }

    @Transactional(readOnly = true)
    List<Asked> listAsked(UUID whistle) {
        return whistles.listAsked(whistle);
    }

    private FirmId own() {
        return accounts.riskSourceOf(Caller.current().username())
                .map(FirmId::new)
                .orElseThrow(() -> Problem.notFound("企业"));
    }

    private String nameOf(String firm) {
        return sites.find(firm).map(RiskSites.Site::name).orElse(firm);
    }

    private List<Substance> cards(WhistleFile file) {
        List<SubstanceId> ids = file.substances().stream()
                .map(it -> new SubstanceId(it.id()))
                .distinct()
                .toList();
        Map<SubstanceId, Substance> known = ids.isEmpty() ? Map.of() : substances.byId(ids);
        return ids.stream().map(known::get).toList();
    }

    private WhistleFile file(FirmFile it) {
        Instant now = clock.instant();
        String team = it.firm().ownTeam() == null ? null : it.firm().ownTeam().value();
        return new WhistleFile(
                it.firm().address(),
                it.firm().location(),
                it.majorHazard() == null ? null : it.majorHazard().classLabel(),
                it.firm().peopleWithin500(),
                it.firm().dutyPhone(),
                team,
                team == null
                        ? null
                        : teams.find(it.firm().ownTeam()).map(Team::name).orElse(team),
                it.substances().stream()
                        .map(one -> new WhistleFile.Stored(
                                one.id().value(), one.name(), one.un(), one.tonnes(), one.unit(), one.container()))
                        .toList(),
                it.contacts().stream()
                        .map(one -> new WhistleFile.Person(one.post(), one.name(), one.phone()))
                        .toList(),
                it.maps().stream()
                        .filter(one -> one.replacedAt() == null)
                        .map(one -> new WhistleFile.RiskMap(one.id(), one.kindLabel(), one.name()))
                        .toList(),
                it.today().stream()
                        .map(one ->
                                new WhistleFile.Operation(one.kindLabel(), one.place(), one.guardian(), one.onAt(now)))
                        .toList());
    }
}
