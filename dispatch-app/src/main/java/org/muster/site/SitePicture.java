package org.muster.site;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.muster.dispatch.OrderId;
import org.muster.incident.PicturePart;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The site as consoles see it: who commands from where, the groups, the sectors and who is in them. */
@Component
class SitePicture implements PicturePart {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HeadquartersView(
            String name,
            String place,
            Position location,
            String phone,
            String satellitePhone,
            String talkGroup,
            Instant establishedAt) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CommandView(
            String name, String title, String phone, String username, Commander.Capacity capacity, Instant since) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HandoverView(
            HandoverId id,
            Commander from,
            Commander to,
            String situation,
            String openPoints,
            String safety,
            Instant offeredAt,
            String signedForGiver,
            Instant dueAt,
            Instant takenAt,
            String signedForTaker) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record GroupView(
            GroupId id,
            SiteGroup.Tier tier,
            String name,
            InCharge leader,
            String talkGroup,
            int revision,
            List<OrderId> orderIds) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FeatureView(
            UUID id,
            OrderId orderId,
            Sector.SafetyFeature.Kind kind,
            String name,
            Shape geometry,
            Double metres,
            Integer capacity,
            String note) {

        static FeatureView of(Sector.SafetyFeature it) {
            return new FeatureView(
                    it.id(), it.orderId(), it.kind(), it.name(), it.geometry(), it.metres(), it.capacity(), it.note());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SectorView(
            SectorId id,
            int number,
            String name,
            String label,
            Shape geometry,
            Double hectares,
            Double metres,
            InCharge leader,
            String talkGroup,
            Instant containedAt,
            int revision,
            List<OrderId> orderIds,
            List<FeatureView> safety) {}

    /**
     * @param revision of the headquarters; 0 while there is none
     * @param safety what crews have marked that are in no sector
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SiteView(
            int revision,
            HeadquartersView headquarters,
            CommandView command,
            HandoverView handover,
            HandoverView lastHandover,
            List<GroupView> groups,
            List<SectorView> sectors,
            List<FeatureView> safety) {}

    private static final Set<String> TOUCHING = Arrays.stream(SiteEvent.class.getPermittedSubclasses())
            .map(Class::getSimpleName)
            .collect(Collectors.toSet());

    private final Sites sites;
    private final Sectors sectors;
    private final Handovers handovers;

    SitePicture(Sites sites, Sectors sectors, Handovers handovers) {
        this.sites = sites;
        this.sectors = sectors;
        this.handovers = handovers;
    }

    @Override
    public String word() {
        return "site";
    }

    @Override
    public boolean touchedBy(String eventType) {
        return TOUCHING.contains(eventType);
    }

    @Override
    @Transactional(readOnly = true)
    public Object of(IncidentId incident) {
        SiteView view = view(incident);
        boolean bare = view.headquarters() == null
                && view.command() == null
                && view.groups().isEmpty()
                && view.sectors().isEmpty()
                && view.safety().isEmpty();
        return bare ? null : view;
    }

    /** Six queries however large the site is. */
    @Transactional(readOnly = true)
    SiteView view(IncidentId incident) {
        Sites.Site site = sites.find(incident);
        List<Sites.Assignment> assignments = sites.assignments(incident);
        List<Sector.SafetyFeature> features = sectors.listFeatures(incident);
        Map<SectorId, List<Sector.SafetyFeature>> safety = features.stream()
                .filter(it -> it.sectorId() != null)
                .collect(Collectors.groupingBy(Sector.SafetyFeature::sectorId));
        return new SiteView(
                site.revision(),
                headquarters(site),
                command(site),
                handovers.findOpen(incident).map(SitePicture::handover).orElse(null),
                handovers.findLastTaken(incident).map(SitePicture::handover).orElse(null),
                sites.listGroups(incident).stream()
                        .map(it -> new GroupView(
                                it.id(),
                                it.tier(),
                                it.name(),
                                it.leader(),
                                it.talkGroup(),
                                it.revision(),
                                orders(assignments, one -> it.id().equals(one.groupId()))))
                        .toList(),
                sectors.list(incident).stream()
                        .map(it -> sector(
                                it,
                                orders(assignments, one -> it.id().equals(one.sectorId())),
                                safety.getOrDefault(it.id(), List.of())))
                        .toList(),
                features.stream()
                        .filter(it -> it.sectorId() == null)
                        .map(FeatureView::of)
                        .toList());
    }

    private static List<OrderId> orders(List<Sites.Assignment> all, Predicate<Sites.Assignment> here) {
        return all.stream().filter(here).map(Sites.Assignment::orderId).toList();
    }

    private static HeadquartersView headquarters(Sites.Site site) {
        Headquarters it = site.headquarters();
        return it == null
                ? null
                : new HeadquartersView(
                        it.name(),
                        it.place(),
                        it.location(),
                        it.phone(),
                        it.satellitePhone(),
                        it.talkGroup(),
                        site.establishedAt());
    }

    private static CommandView command(Sites.Site site) {
        Commander it = site.commander();
        return it == null
                ? null
                : new CommandView(
                        it.name(), it.title(), it.phone(), it.username(), it.capacity(), site.commanderSince());
    }

    private static HandoverView handover(Handover it) {
        boolean open = it.state() == Handover.State.OFFERED;
        return new HandoverView(
                it.id(),
                it.giver(),
                it.taker(),
                it.words().situation(),
                it.words().openPoints(),
                it.words().safety(),
                it.offeredAt(),
                it.offeredBy(),
                open ? it.dueAt() : null,
                it.settledAt(),
                it.settledBy());
    }

    private static SectorView sector(Sector it, List<OrderId> orders, List<Sector.SafetyFeature> safety) {
        return new SectorView(
                it.id(),
                it.number(),
                it.name(),
                it.label(),
                it.geometry(),
                it.hectares(),
                it.metres(),
                it.leader(),
                it.talkGroup(),
                it.containedAt(),
                it.revision(),
                orders,
                safety.stream().map(FeatureView::of).toList());
    }
}
