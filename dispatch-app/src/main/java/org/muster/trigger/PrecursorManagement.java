package org.muster.trigger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.muster.account.Caller;
import org.muster.account.Role;
import org.muster.alert.SensorAlerts;
import org.muster.gauge.Measure;
import org.muster.incident.Incident;
import org.muster.journal.Journal;
import org.muster.photo.Drawing;
import org.muster.photo.Picture;
import org.muster.risk.RiskSites;
import org.muster.risk.RiskSites.Site;
import org.muster.shared.ActorContext;
import org.muster.shared.Hazard;
import org.muster.shared.IncidentId;
import org.muster.shared.Json;
import org.muster.shared.Problem;
import org.muster.trigger.SiteMeasures.Key;
import org.muster.trigger.SiteMeasures.Place;
import org.muster.trigger.TriggerRules.Answer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.DigestUtils;

/** Takes what people on the spot have seen or heard, and lets the duty room settle it. Nobody's sign is refused or lost. */
@Service
@Transactional
class PrecursorManagement {

    /** What a replay must agree in. */
    private record Said(String siteId, PrecursorKind kind, String note, Instant deviceAt, boolean exercise) {}

    /** @param mode what it asks for */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Reported(UUID id, String siteId, String siteName, Mode mode, Instant receivedAt, IncidentId incidentId) {}

    /** @param replayed whether it had been said before, word by word */
    record Outcome(String answer, boolean replayed) {}

    private static final int MOST_PHOTOS = 20;
    private static final String PEOPLE = "people";

    private final Precursors precursors;
    private final TriggerWatch watch;
    private final TriggerTeller teller;
    private final TriggerRules rules;
    private final RiskSites sites;
    private final SensorAlerts alerts;
    private final Journal journal;
    private final Json json;
    private final Clock clock;

    PrecursorManagement(
            Precursors precursors,
            TriggerWatch watch,
            TriggerTeller teller,
            TriggerRules rules,
            RiskSites sites,
            SensorAlerts alerts,
            Journal journal,
            Json json,
            Clock clock) {
        this.precursors = precursors;
        this.watch = watch;
        this.teller = teller;
        this.rules = rules;
        this.sites = sites;
        this.alerts = alerts;
        this.journal = journal;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param id made on the phone; the same report again gets the first answer
     * @throws Problem 404 when the site is not the caller's, 422 when the id stands for another report
     */
    Outcome report(UUID id, String siteId, PrecursorKind kind, String note, Instant deviceAt, boolean exercise) {
        Caller caller = Caller.current();
        Site site = sites.find(siteId)
                .filter(it -> caller.covers(it.divisionCode()))
                .orElseThrow(() -> Problem.notFound("风险点"));
        if (id == null) {
            throw Problem.invalid("clientId", "缺少本机编号 clientId（UUID）");
        }
        return report(id, site, kind, note, deviceAt, exercise);
    }

    /** At a site the caller was sent to. */
    Outcome report(UUID id, Site site, PrecursorKind kind, String note, Instant deviceAt, boolean exercise) {
        Caller caller = Caller.current();
        String siteId = site.id();
        String hash = DigestUtils.md5DigestAsHex(
                json.write(new Said(siteId, kind, note, deviceAt, exercise)).getBytes(StandardCharsets.UTF_8));
        Optional<Outcome> before = replay(id, caller, hash);
        if (before.isPresent()) {
            return before.get();
        }
        Optional<IncidentId> incident = teller.incidentOf(site, exercise).map(Incident::id);
        Precursor said = new Precursor(
                id,
                new Place(siteId, exercise),
                kind,
                note,
                caller.username(),
                caller.displayName(),
                deviceAt,
                clock.instant(),
                incident.orElse(null),
                null,
                null,
                null);
        if (!precursors.add(said, hash)) {
            // the phone has sent it twice at once, and the other one was first
            return replay(id, caller, hash).orElseThrow(() -> Problem.conflict("changed-meanwhile", "这条报告正在处理，请稍后重试"));
        }
        boolean rises = watch.say(
                new Key(said.place(), Measure.PRECURSOR, PEOPLE),
                new MeasureState(Mode.IMMEDIATE, said.receivedAt(), null, null, null),
                answer(site),
                said.words(),
                null);
        if (incident.isPresent()) {
            tell(said, site, incident.get());
        } else if (!rises) {
            // the site stood at the utmost before; this sign is news all the same
            precursors.raised(id, raise(said, site));
        }
        String answer = json.write(
                new Reported(id, siteId, site.name(), Mode.IMMEDIATE, said.receivedAt(), incident.orElse(null)));
        precursors.answered(id, answer);
        return new Outcome(answer, false);
    }

    private Optional<Outcome> replay(UUID id, Caller caller, String hash) {
        return precursors.kept(id).map(kept -> {
            if (!kept.actor().equals(caller.username()) || !kept.bodyHash().equals(hash)) {
                throw new Problem(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "client-id-reused",
                        "编号重复",
                        "这个 clientId 已用于另一条报告，请为每条报告生成新的编号");
            }
            return new Outcome(kept.answer(), true);
        });
    }

    private Answer answer(Site site) {
        return rules.evacuation(new TriggerRules.Question(site.kind(), null, null, null, true))
                .orElseThrow(() -> new IllegalStateException("the table knows no precursor"));
    }

    /** Tells an incident of a sign. */
    void tell(Precursor it, Site site, IncidentId incident) {
        journal.record(
                new TriggerEvent.PrecursorReported(
                        incident,
                        it.id(),
                        site.id(),
                        site.name(),
                        it.kind(),
                        it.note(),
                        it.actorName(),
                        teller.zonesOf(site.id())),
                it.deviceAt(),
                ActorContext.channel());
    }

    private UUID raise(Precursor it, Site site) {
        return alerts.raise(
                new SensorAlerts.Report(
                        Hazard.FLOOD,
                        site.divisionCode(),
                        site.location(),
                        site.name(),
                        it.words(),
                        true,
                        it.actorName(),
                        it.place().exercise()),
                it.actor());
    }

    void settleIfOpen(UUID id, String settlement) {
        precursors.lock(id).filter(it -> it.settledAt() == null).ifPresent(it -> settle(it, siteOf(it), settlement));
    }

    private Site siteOf(Precursor it) {
        return sites.find(it.place().siteId()).orElseThrow(() -> Problem.notFound("风险点"));
    }

    /** Somebody has looked: the sign stands no longer; the site falls back unless something else holds it. */
    Precursor settle(UUID id, String settlement) {
        Precursor it = precursors.lock(id).orElseThrow(() -> Problem.notFound("险情前兆报告"));
        Site site = require(it);
        if (it.settledAt() != null) {
            throw Problem.conflict("precursor-settled", "这条前兆报告已由" + it.settledBy() + "处置，不用再处置");
        }
        return settle(it, site, settlement);
    }

    private Precursor settle(Precursor it, Site site, String settlement) {
        UUID id = it.id();
        Instant now = clock.instant();
        precursors.settle(id, Caller.current().displayName(), settlement, now);
        if (!precursors.open(it.place())) {
            watch.say(new Key(it.place(), Measure.PRECURSOR, PEOPLE), MeasureState.calm(now), null, it.words(), null);
        }
        if (it.incidentId() != null) {
            journal.record(new TriggerEvent.PrecursorSettled(
                    it.incidentId(), id, site.id(), site.name(), it.kind(), settlement));
        }
        return precursors.find(id).orElseThrow();
    }

    /** @throws Problem 404 unless it is the caller's own report, or lies in their divisions and they are of a duty room */
    Precursor require(UUID id) {
        Precursor it = precursors.find(id).orElseThrow(() -> Problem.notFound("险情前兆报告"));
        require(it);
        return it;
    }

    private Site require(Precursor it) {
        Caller caller = Caller.current();
        boolean mine = it.actor().equals(caller.username());
        return sites.find(it.place().siteId())
                .filter(site -> mine
                        || caller.covers(site.divisionCode())
                                && caller.is(
                                        Role.DISPATCHER, Role.COMMANDER, Role.LEADER, Role.AUDITOR, Role.GRID_WORKER))
                .orElseThrow(() -> Problem.notFound("险情前兆报告"));
    }

    /** @return false when this picture was here already */
    boolean photograph(UUID report, UUID id, Picture picture, Instant saidAt) {
        Precursor it = precursors.lock(report).orElseThrow(() -> Problem.notFound("险情前兆报告"));
        require(it);
        if (precursors.photo(report, id, true).isPresent()) {
            return false;
        }
        if (precursors.photosOf(report) >= MOST_PHOTOS) {
            throw Problem.conflict("too-many-photos", "这条报告已有 " + MOST_PHOTOS + " 张照片，不再接收");
        }
        Instant now = clock.instant();
        Instant takenAt = Drawing.believed(picture.takenAt(), saidAt, now);
        String sha256 = Drawing.sha256(picture.image());
        precursors.addPhoto(report, id, picture, takenAt, sha256, now);
        if (it.incidentId() != null) {
            journal.record(new TriggerEvent.PrecursorPhotographed(
                    it.incidentId(), report, it.place().siteId(), id, takenAt, sha256));
        }
        return true;
    }
}
