package org.muster.team;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who of each team may go, as numbers. Counted once a day and roll: a province has fifty thousand members, and a
 * recommendation must not look at each of them every time.
 */
@Component
public class Rolls {

    private static final int OLD = 50;
    private static final int MOST_TEAMS = 20_000;

    /**
     * One team's roll in numbers.
     *
     * @param unfit how many may not go, by the first reason in law
     * @param overFifty how many of the roll are over fifty (practices 1.17)
     */
    public record Count(TeamStrength strength, Map<String, Integer> unfit, int overFifty) {}

    private record Key(TeamId team, LocalDate day, long version) {}

    private final Cache<Key, Count> counted =
            Caffeine.newBuilder().maximumSize(MOST_TEAMS).build();
    private final Teams teams;
    private final JdbcClient jdbc;

    Rolls(Teams teams, JdbcClient jdbc) {
        this.teams = teams;
        this.jdbc = jdbc;
    }

    /** The counts of all these teams; a team without members counts nobody. */
    public Map<TeamId, Count> of(Collection<TeamId> ids) {
        LocalDate today = teams.today();
        long version =
                jdbc.sql("select version from roll_version").query(Long.class).single();
        Map<TeamId, Count> counts = new HashMap<>();
        List<TeamId> unknown = new ArrayList<>();
        for (TeamId id : ids) {
            Count known = counted.getIfPresent(new Key(id, today, version));
            if (known == null) {
                unknown.add(id);
            } else {
                counts.put(id, known);
            }
        }
        if (!unknown.isEmpty()) {
            Map<TeamId, List<Member>> members = teams.membersOf(unknown);
            for (TeamId id : unknown) {
                Count count = count(members.getOrDefault(id, List.of()), today);
                counted.put(new Key(id, today, version), count);
                counts.put(id, count);
            }
        }
        return counts;
    }

    private static Count count(List<Member> crew, LocalDate today) {
        Map<String, Integer> unfit = new LinkedHashMap<>();
        int overFifty = 0;
        for (Member member : crew) {
            FireLineRule.brokenBy(member, today).stream()
                    .findFirst()
                    .ifPresent(rule -> unfit.merge(rule.unfit(), 1, Integer::sum));
            overFifty += member.ageOn(today) > OLD ? 1 : 0;
        }
        return new Count(TeamStrength.of(crew, today), unfit, overFifty);
    }
}
