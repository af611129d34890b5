package org.muster.site;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.dispatch.ResponderMessage;
import org.muster.journal.Journal;
import org.muster.shared.ActorContext;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.muster.shared.Problem;
import org.muster.site.GroundRules.Measure;
import org.muster.site.Sector.SafetyFeature;
import org.muster.site.Sector.Wanted;
import org.muster.team.Team;
import org.muster.team.Teams;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everything that may be done with the sectors of an incident. Each command is one transaction and tells the journal. */
@Service
@Transactional
public class SectorManagement {

    /** More would not be one commander's span of control, and not one picture. */
    private static final int MOST_SECTORS = 24;

    private static final int MOST_FEATURES = 20;
    private static final int LONGEST_NAME = 20;

    private final Sectors sectors;
    private final Sites sites;
    private final SiteGate gate;
    private final GroundRules ground;
    private final DispatchManagement dispatch;
    private final Teams teams;
    private final Journal journal;
    private final Clock clock;

    SectorManagement(
            Sectors sectors,
            Sites sites,
            SiteGate gate,
            GroundRules ground,
            DispatchManagement dispatch,
            Teams teams,
            Journal journal,
            Clock clock) {
        this.sectors = sectors;
        this.sites = sites;
        this.gate = gate;
        this.ground = ground;
        this.dispatch = dispatch;
        this.teams = teams;
        this.journal = journal;
        this.clock = clock;
    }

    /** @throws Problem 422 when the ground or the name does not do */
    SectorId draw(IncidentId id, Wanted wanted) {
        SiteGate.Held held = gate.hold(id);
        Measure measure = ground.check(
                wanted.geometry().mustBe(GroundRules.OF_A_SECTOR),
                held.incident().location());
        List<Sector> standing = sectors.list(id);
        if (standing.size() >= MOST_SECTORS) {
            throw Problem.invalid("name", "一起事件最多 " + MOST_SECTORS + " 个分区，请先撤掉不用的");
        }
        mustBeUnused(standing, wanted.name(), null);
        mustBeNobodyElses(standing, wanted.geometry(), null, held.incident().location());
        Sector sector = new Sector(
                SectorId.next(),
                id,
                sectors.nextNumber(id),
                wanted.name(),
                wanted.geometry(),
                measure.hectares(),
                measure.metres(),
                wanted.leader(),
                wanted.talkGroup(),
                null,
                null,
                1);
        sectors.add(sector, clock.instant());
        journal.record(new SiteEvent.SectorDrawn(
                id,
                sector.id(),
                sector.number(),
                sector.label(),
                sector.geometry(),
                sector.hectares(),
                sector.metres(),
                sector.leader(),
                sector.talkGroup()));
        return sector.id();
    }

    /**
     * Puts name, ground, person in charge and talk group as wanted.
     *
     * @param revision what the one who changes it has seen
     * @throws Problem 409 {@code changed-meanwhile} when that is old
     */
    void change(IncidentId id, SectorId sectorId, int revision, Wanted wanted) {
        SiteGate.Held held = gate.hold(id);
        Sector sector = require(id, sectorId);
        SiteGate.mustBeFresh("分区“" + sector.label() + "”", sector.revision(), revision);
        Measure measure = ground.check(
                wanted.geometry().mustBe(GroundRules.OF_A_SECTOR),
                held.incident().location());
        List<Sector> standing = sectors.list(id);
        mustBeUnused(standing, wanted.name(), sectorId);
        boolean moved = !wanted.geometry().equals(sector.geometry());
        if (moved) {
            mustBeNobodyElses(
                    standing, wanted.geometry(), sectorId, held.incident().location());
        }
        boolean retuned = !Objects.equals(wanted.talkGroup(), sector.talkGroup());
        boolean handed = !Objects.equals(wanted.leader(), sector.leader());
        if (!moved && !retuned && !handed && wanted.name().equals(sector.name())) {
            return;
        }
        sectors.change(sectorId, wanted, measure);
        Sector now = require(id, sectorId);
        if (moved || retuned || !wanted.name().equals(sector.name())) {
            journal.record(new SiteEvent.SectorChanged(
                    id,
                    sectorId,
                    now.number(),
                    now.label(),
                    sector.label(),
                    moved ? now.geometry() : null,
                    moved ? now.hectares() : null,
                    moved ? now.metres() : null,
                    now.talkGroup(),
                    now.revision()));
        }
        if (handed) {
            journal.record(new SiteEvent.SectorLeaderNamed(id, sectorId, now.label(), now.leader(), sector.leader()));
        }
        if (retuned) {
            tellCrews(id, it -> sectorId.equals(it.sectorId()), sector.talkGroup());
        }
    }

    /** Tells each crew of a place that it speaks on another talk group now. */
    void tellCrews(IncidentId id, Predicate<Sites.Assignment> of, String previous) {
        for (Sites.Assignment it : sites.assignments(id)) {
            if (of.test(it)) {
                DispatchOrder order = dispatch.get(it.orderId());
                if (order.state().open()) {
                    journal.record(new SiteEvent.TalkGroupChanged(
                            id, order.id(), order.teamName(), it.place(), it.talkGroup(), previous));
                }
            }
        }
    }

    /** Saying what is known already tells nothing. */
    void contain(IncidentId id, SectorId sectorId, boolean contained, String note) {
        gate.hold(id);
        Sector sector = require(id, sectorId);
        if (contained == (sector.containedAt() != null)) {
            return;
        }
        sectors.contained(sectorId, contained ? clock.instant() : null);
        journal.record(
                contained
                        ? new SiteEvent.SectorContained(id, sectorId, sector.label(), note)
                        : new SiteEvent.SectorReopened(id, sectorId, sector.label(), note));
    }

    /** The sector stands no longer; its crews belong nowhere until they are assigned anew. */
    void dissolve(IncidentId id, SectorId sectorId, String reason) {
        gate.hold(id);
        Sector sector = require(id, sectorId);
        for (Sites.Assignment it : sites.assignments(id)) {
            if (sectorId.equals(it.sectorId())) {
                sites.unassign(it.orderId());
                DispatchOrder order = dispatch.get(it.orderId());
                journal.record(new SiteEvent.TeamUnassigned(id, order.id(), order.teamName(), sector.label()));
            }
        }
        sectors.dissolved(sectorId, clock.instant());
        journal.record(new SiteEvent.SectorDissolved(id, sectorId, sector.label(), reason));
    }

    UUID mark(IncidentId id, SafetyFeature wanted) {
        SiteGate.Held held = gate.hold(id);
        Sector sector = require(id, wanted.sectorId());
        boolean zone = wanted.kind() == SafetyFeature.Kind.SAFETY_ZONE;
        wanted.geometry().mustBe(Set.of(zone ? Shape.Kind.POINT : Shape.Kind.LINE));
        Measure measure = ground.check(wanted.geometry(), held.incident().location());
        if (sectors.listFeatures(id).stream()
                        .filter(it -> sector.id().equals(it.sectorId()))
                        .count()
                >= MOST_FEATURES) {
            throw Problem.invalid("name", "一个分区最多 " + MOST_FEATURES + " 处安全区和撤离路线");
        }
        SafetyFeature feature = new SafetyFeature(
                UUID.randomUUID(),
                sector.id(),
                null,
                wanted.kind(),
                wanted.name(),
                wanted.geometry(),
                measure.metres(),
                zone ? wanted.capacity() : null,
                wanted.note());
        sectors.add(id, feature, ActorContext.actor().name(), clock.instant());
        journal.record(
                zone
                        ? new SiteEvent.SafetyZoneMarked(
                                id,
                                sector.id(),
                                sector.label(),
                                feature.id(),
                                feature.name(),
                                feature.geometry(),
                                feature.capacity(),
                                feature.note())
                        : new SiteEvent.EscapeRouteMarked(
                                id,
                                sector.id(),
                                sector.label(),
                                feature.id(),
                                feature.name(),
                                feature.geometry(),
                                feature.metres(),
                                feature.note()));
        return feature.id();
    }

    /** What a crew marks of its own way out counts at once, whoever is in charge of the sector; one of each kind. */
    void markByCrew(
            DispatchOrder order,
            SafetyFeature.Kind kind,
            String name,
            Shape geometry,
            String note,
            ResponderMessage said) {
        boolean zone = kind == SafetyFeature.Kind.SAFETY_ZONE;
        SiteGate.Held held = gate.hold(order.incidentId());
        Measure measure = ground.check(
                geometry.mustBe(Set.of(zone ? Shape.Kind.POINT : Shape.Kind.LINE)),
                held.incident().location());
        Sector sector = sites.assignmentsOf(List.of(order.id())).stream()
                .filter(it -> it.sectorId() != null)
                .findFirst()
                .flatMap(it -> sectors.find(order.incidentId(), it.sectorId()))
                .filter(it -> it.dissolvedAt() == null)
                .orElse(null);
        String crew = teams.find(order.teamId()).map(Team::callsign).orElse(order.teamName());
        String called = name == null ? crew + (zone ? " 安全区" : " 撤离路线") : name;
        SafetyFeature feature = new SafetyFeature(
                UUID.randomUUID(),
                sector == null ? null : sector.id(),
                order.id(),
                kind,
                called.length() > LONGEST_NAME ? called.substring(called.length() - LONGEST_NAME) : called,
                geometry,
                measure.metres(),
                null,
                note);
        sectors.removeOf(order.id(), kind);
        sectors.add(order.incidentId(), feature, ActorContext.actor().name(), clock.instant());
        journal.record(
                new SiteEvent.CrewSafetyMarked(
                        order.incidentId(),
                        order.id(),
                        order.teamName(),
                        feature.sectorId(),
                        sector == null ? null : sector.label(),
                        feature.id(),
                        zone,
                        feature.name(),
                        feature.geometry(),
                        feature.metres(),
                        note,
                        said.onBehalfOf()),
                said.deviceAt(),
                said.channel());
    }

    /** What is gone already is gone. */
    void remove(IncidentId id, SectorId sectorId, UUID featureId) {
        gate.hold(id);
        Sector sector = require(id, sectorId);
        sectors.findFeature(sectorId, featureId).ifPresent(feature -> {
            sectors.remove(featureId);
            journal.record(new SiteEvent.SafetyFeatureRemoved(
                    id,
                    sectorId,
                    sector.label(),
                    featureId,
                    feature.name(),
                    feature.kind() == SafetyFeature.Kind.SAFETY_ZONE));
        });
    }

    /** Sends crews to a sector, to a group, or with neither back to none; all or nothing. */
    void assign(IncidentId id, List<OrderId> orderIds, SectorId sectorId, GroupId groupId) {
        gate.hold(id);
        Sector sector = sectorId == null ? null : require(id, sectorId);
        SiteGroup group = groupId == null ? null : sites.requireGroup(id, groupId);
        List<Sites.Assignment> before = sites.assignmentsOf(orderIds);
        for (OrderId orderId : orderIds) {
            DispatchOrder order = dispatch.get(orderId);
            if (!order.incidentId().equals(id)) {
                throw Problem.notFound("指令");
            }
            if (!order.state().open()) {
                throw Problem.conflict(
                                "illegal-transition",
                                order.teamName() + "的指令" + order.state().label() + "，不能再编入分区")
                        .with("state", order.state());
            }
            Sites.Assignment was = before.stream()
                    .filter(it -> it.orderId().equals(orderId))
                    .findFirst()
                    .orElse(null);
            assign(order, was, sector, group);
        }
    }

    private void assign(DispatchOrder order, Sites.Assignment was, Sector sector, SiteGroup group) {
        IncidentId id = order.incidentId();
        if (sector == null && group == null) {
            if (was != null) {
                sites.unassign(order.id());
                journal.record(new SiteEvent.TeamUnassigned(id, order.id(), order.teamName(), was.place()));
            }
            return;
        }
        SectorId sectorId = sector == null ? null : sector.id();
        GroupId groupId = group == null ? null : group.id();
        if (was != null && Objects.equals(was.sectorId(), sectorId) && Objects.equals(was.groupId(), groupId)) {
            return;
        }
        sites.assign(order.id(), sectorId, groupId, clock.instant());
        journal.record(new SiteEvent.TeamAssigned(
                id,
                order.id(),
                order.teamName(),
                sectorId,
                groupId,
                sector == null ? group.name() : sector.label(),
                sector == null ? group.talkGroup() : sector.talkGroup()));
    }

    /** @throws Problem 404 when the incident never had such a sector, 409 {@code dissolved} when it stands no longer */
    private Sector require(IncidentId id, SectorId sectorId) {
        Sector sector = sectors.find(id, sectorId).orElseThrow(() -> Problem.notFound("分区"));
        if (sector.dissolvedAt() != null) {
            throw Problem.conflict("dissolved", "分区“" + sector.label() + "”已撤销，请按现有分区操作");
        }
        return sector;
    }

    private static void mustBeUnused(List<Sector> standing, String name, SectorId own) {
        standing.stream()
                .filter(it -> it.name().equals(name) && !it.id().equals(own))
                .findFirst()
                .ifPresent(it -> {
                    throw Problem.invalid("name", "已有分区“" + it.label() + "”，请换个名称");
                });
    }

    /** One piece of ground has one person in charge; sectors may share an edge. */
    private void mustBeNobodyElses(List<Sector> standing, Shape wanted, SectorId own, Position incident) {
        standing.stream()
                .filter(it -> !it.id().equals(own) && ground.overlap(it.geometry(), wanted, incident))
                .findFirst()
                .ifPresent(it -> {
                    throw Problem.invalid("geometry", "与分区“" + it.label() + "”重叠：一块地只能由一人负责。请把边界贴着画，或先改小那个分区");
                });
    }
}
