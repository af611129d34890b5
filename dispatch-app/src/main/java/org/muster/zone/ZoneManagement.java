package org.muster.zone;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.muster.register.Register.Scope;
import org.muster.shared.ActorContext;
import org.muster.shared.Problem;
import org.muster.shelter.Shelters;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes to the prepared lists, each with who and why, and their approval before the season. */
@Service
@Transactional
public class ZoneManagement {

    private final Zones zones;
    private final Households households;
    private final Shelters shelters;
    private final Clock clock;

    ZoneManagement(Zones zones, Households households, Shelters shelters, Clock clock) {
        this.zones = zones;
        this.households = households;
        this.shelters = shelters;
        this.clock = clock;
    }

    /** @throws Problem 422 when the shelter is unknown or the ring is not sound */
    Zone save(Zone zone) {
        Ring.sound(zone.ring());
        if (shelters.find(zone.shelterId()).isEmpty()) {
            throw Problem.invalid("shelterId", "没有这个安置点：" + zone.shelterId());
        }
        zones.lock(zone.id());
        zones.save(zone, Scope.ALL);
        return get(zone.id());
    }

    /** Writes a household with everybody in it; who is not named any more has moved away. */
    Household save(Household household, String reason) {
        zones.lock(household.zone()).orElseThrow(() -> Problem.notFound("转移片区"));
        Set<String> staying = household.residents().stream().map(Resident::id).collect(Collectors.toSet());
        households.find(household.id()).ifPresent(before -> {
            if (!before.zone().equals(household.zone())) {
                throw Problem.notFound("住户");
            }
            before.residents().stream()
                    .filter(it -> !staying.contains(it.id()))
                    .forEach(it -> households.removeResident(household.zone(), it.id(), reason, clock.instant()));
        });
        households.save(household, Scope.ALL);
        household.residents().forEach(it -> households.save(it, Scope.ALL));
        return households.find(household.id()).orElseThrow();
    }

    void remove(ZoneId zone, String household, String reason) {
        zones.lock(zone);
        households.find(household).filter(it -> it.zone().equals(zone)).orElseThrow(() -> Problem.notFound("住户"));
        households.remove(zone, household, reason, clock.instant());
    }

    /**
     * The list is checked and stands for the season: the next version.
     *
     * @param on when it was approved
     */
    public Zone approve(ZoneId id, LocalDate on) {
        Zone zone = zones.lock(id).orElseThrow(() -> Problem.notFound("转移片区"));
        List<Household> list = households.list(List.of(id));
        String by = ActorContext.actor().name();
        int version = zone.version() + 1;
        int people = list.stream().mapToInt(it -> it.residents().size()).sum();
        zones.keepVersion(id, version, on, by, clock.instant(), list.size(), people, hashOf(zone, list));
        zones.approve(id, version, on, by);
        return get(id);
    }

    Zone get(ZoneId id) {
        return zones.find(id).orElseThrow(() -> Problem.notFound("转移片区"));
    }

    private static String hashOf(Zone zone, List<Household> list) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update((zone.id() + "|" + zone.ring() + "|" + zone.shelterId() + "|" + zone.route() + "|" + list)
                    .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
