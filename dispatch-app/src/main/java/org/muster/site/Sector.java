package org.muster.site;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.dispatch.OrderId;
import org.muster.shared.IncidentId;

/**
 * A part of the ground with one person in charge (森林防火条例 Art 33: divide, name a responsible person).
 *
 * @param number running number in the incident, never used twice: what is said on the radio stays true
 * @param revision counts the changes, so that two who edit it do not undo each other
 * @param dissolvedAt null while it stands
 */
record Sector(
        SectorId id,
        IncidentId incidentId,
        int number,
        String name,
        Shape geometry,
        Double hectares,
        Double metres,
        InCharge leader,
        String talkGroup,
        Instant containedAt,
        Instant dissolvedAt,
        int revision) {

    /**
     * Where a crew goes when it must leave.
     *
     * @param sectorId for every crew of the sector; null while the crew that marked it is in none
     * @param orderId of the crew that marked it; null when the desk did
     */
    record SafetyFeature(
            UUID id,
            SectorId sectorId,
            OrderId orderId,
            Kind kind,
            String name,
            Shape geometry,
            Double metres,
            Integer capacity,
            String note) {

        /** 十个严禁 9: none acts without a safety zone and a way to it. */
        enum Kind {
            SAFETY_ZONE,
            ESCAPE_ROUTE
        }
    }

    /** What is to hold after a change. */
    record Wanted(String name, Shape geometry, InCharge leader, String talkGroup) {}

    static final List<String> NUMERALS = List.of("零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十");

    /** 一 东南线 */
    String label() {
        return (number < NUMERALS.size() ? NUMERALS.get(number) : "" + number) + " " + name;
    }
}
