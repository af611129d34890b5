package org.muster.zone;

import java.util.List;

/**
 * One door with everybody behind it.
 *
 * @param code the door as people call it: 7 号
 * @param vehicle what takes them away, or null when they walk to the route point
 * @param worker the grid worker in charge of them
 */
public record Household(
        String id,
        ZoneId zone,
        String code,
        String head,
        String phone,
        String address,
        String vehicle,
        Zone.InCharge worker,
        List<Resident> residents) {}
