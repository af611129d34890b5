package org.muster.site;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.muster.dispatch.OrderId;
import org.muster.journal.JournalEvent;
import org.muster.shared.IncidentId;

/** What happens to a site: the public story of this module. A sector's label is its number and name, 一 东南线. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface SiteEvent extends JournalEvent {

    record SectorDrawn(
            IncidentId incidentId,
            SectorId sectorId,
            int number,
            String sector,
            Shape geometry,
            Double hectares,
            Double metres,
            InCharge leader,
            String talkGroup)
            implements SiteEvent {}

    /** Name, ground or talk group are others now; {@code was} is the label before. */
    record SectorChanged(
            IncidentId incidentId,
            SectorId sectorId,
            int number,
            String sector,
            String was,
            Shape geometry,
            Double hectares,
            Double metres,
            String talkGroup,
            int revision)
            implements SiteEvent {}

    record SectorLeaderNamed(
            IncidentId incidentId, SectorId sectorId, String sector, InCharge leader, InCharge previous)
            implements SiteEvent {}

    record SectorContained(IncidentId incidentId, SectorId sectorId, String sector, String note) implements SiteEvent {}

    /** What was contained is not any more. */
    record SectorReopened(IncidentId incidentId, SectorId sectorId, String sector, String note) implements SiteEvent {}

    record SectorDissolved(IncidentId incidentId, SectorId sectorId, String sector, String reason)
            implements SiteEvent {}

    record SafetyZoneMarked(
            IncidentId incidentId,
            SectorId sectorId,
            String sector,
            UUID featureId,
            String name,
            Shape geometry,
            Integer capacity,
            String note)
            implements SiteEvent {}

    record EscapeRouteMarked(
            IncidentId incidentId,
            SectorId sectorId,
            String sector,
            UUID featureId,
            String name,
            Shape geometry,
            Double metres,
            String note)
            implements SiteEvent {}

    /**
     * The edge of the fire, as it was seen at {@code observedAt}.
     *
     * @param hectares inside it
     */
    record FirePerimeterDrawn(
            IncidentId incidentId,
            UUID perimeterId,
            Shape geometry,
            double hectares,
            Instant observedAt,
            FirePerimeter.Source source,
            String sourceLabel,
            String note)
            implements SiteEvent {}

    /**
     * A crew has marked its own safety zone or way out; it takes the place of the one it marked before.
     *
     * @param sector the sector the crew is in, or null
     */
    record CrewSafetyMarked(
            IncidentId incidentId,
            OrderId orderId,
            String teamName,
            SectorId sectorId,
            String sector,
            UUID featureId,
            boolean zone,
            String name,
            Shape geometry,
            Double metres,
            String note,
            String onBehalfOf)
            implements SiteEvent {}

    /** A safety zone or an escape route holds no longer. */
    record SafetyFeatureRemoved(
            IncidentId incidentId, SectorId sectorId, String sector, UUID featureId, String name, boolean zone)
            implements SiteEvent {}

    /** @param place where the crew belongs now: the sector's label or the group's name */
    record TeamAssigned(
            IncidentId incidentId,
            OrderId orderId,
            String teamName,
            SectorId sectorId,
            GroupId groupId,
            String place,
            String talkGroup)
            implements SiteEvent {}

    record TeamUnassigned(IncidentId incidentId, OrderId orderId, String teamName, String place) implements SiteEvent {}

    /** The crew's sector or group speaks on another talk group now. */
    record TalkGroupChanged(
            IncidentId incidentId, OrderId orderId, String teamName, String place, String talkGroup, String previous)
            implements SiteEvent {}

    record SiteHeadquartersEstablished(IncidentId incidentId, Headquarters headquarters, Commander commander)
            implements SiteEvent {}

    record SiteHeadquartersChanged(IncidentId incidentId, Headquarters headquarters, Headquarters previous)
            implements SiteEvent {}

    record GroupFormed(
            IncidentId incidentId, GroupId groupId, String name, SiteGroup.Tier tier, InCharge leader, String talkGroup)
            implements SiteEvent {}

    record GroupChanged(IncidentId incidentId, GroupId groupId, String name, InCharge leader, String talkGroup)
            implements SiteEvent {}

    record GroupDissolved(IncidentId incidentId, GroupId groupId, String name, String reason) implements SiteEvent {}

    /** Somebody commands who has taken over from nobody: the first leader on site, or the headquarters' first. */
    record CommandAssumed(IncidentId incidentId, Commander commander) implements SiteEvent {}

    /** The giver has signed; until the taker has, the giver commands (十个严禁 4: one command). */
    record CommandHandOverOffered(
            IncidentId incidentId,
            HandoverId handoverId,
            Commander from,
            Commander to,
            String situation,
            String openPoints,
            String safety,
            String onBehalfOf)
            implements SiteEvent {}

    /** Both have signed. */
    record CommandHandedOver(
            IncidentId incidentId,
            HandoverId handoverId,
            Commander from,
            Commander to,
            String signedForGiver,
            String signedForTaker)
            implements SiteEvent {}

    /** The hand-over did not take place; the giver has commanded all along. */
    record CommandHandOverWithdrawn(
            IncidentId incidentId, HandoverId handoverId, Commander from, Commander to, boolean declined, String reason)
            implements SiteEvent {}

    record CommandHandOverOverdue(IncidentId incidentId, HandoverId handoverId, Commander from, Commander to)
            implements SiteEvent {}
}
