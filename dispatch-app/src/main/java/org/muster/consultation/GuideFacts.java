package org.muster.consultation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.muster.consultation.GuideStep.FactKind;
import org.muster.consultation.GuideStep.When;
import org.muster.incident.FloodFacts;
import org.muster.incident.Incident;
import org.muster.shared.IncidentId;
import org.muster.zone.Zone;
import org.muster.zone.Zones;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the system knows of an incident that the guide asks for, as of one moment. */
@Component
class GuideFacts {

    private static final Set<String> PARTS =
            Set.of("warnings", "evacuation", "warningCall", "rescue", "works", "triggers", "reporting", "kit");

    /**
     * @param asked false where there is nothing it could be done to
     * @param have of {@code want}; both 0 where nothing is counted
     */
    record Known(boolean asked, boolean done, int have, int want) {

        static final Known NOT_ASKED = new Known(false, false, 0, 0);

        static Known of(int have, int want) {
            return new Known(true, want > 0 && have >= want, have, want);
        }

        static Known of(boolean done) {
            return new Known(true, done, 0, 0);
        }
    }

    /** Everything that is asked of one incident, read once. */
    record Read(Incident incident, JsonNode parts, Set<String> told, int forces, List<Zone> zones, Instant now) {

        boolean holds(When when) {
            if (when == null) {
                return true;
            }
            return switch (when) {
                case RED_WARNING -> some(
                        parts.path("warnings"), it -> it.path("colour").asText().equals("RED"));
                case GUARANTEED_LEVEL -> Set.of("GUARANTEED", "RECORD")
                        .contains(String.valueOf(FloodFacts.of(incident.facts()).waterLevel()));
                case CUT_OFF -> !parts.path("warningCall").path("cutOff").isEmpty();
                case REFUSED -> parts.at("/evacuation/totals/refused").asInt() > 0 || told.contains("HouseholdRefused");
                case TRAPPED -> !parts.path("rescue").isMissingNode();
                case PASSED -> told.contains("ResponseEnded")
                        || incident.status().name().equals("THREAT_PASSED")
                        || incident.status().name().equals("LOSSES_CONFIRMED");
            };
        }

        Known known(FactKind fact) {
            return switch (fact) {
                case LEVEL_IN_FORCE -> Known.of(
                        incident.responseLevel() != null || told.contains("ResponseLevelApproved"));
                case CALLS_ANSWERED -> Known.of(
                        parts.at("/warningCall/round/answered").asInt(),
                        parts.at("/warningCall/round/targets").asInt());
                case LISTS_APPROVED -> Known.of(
                        (int) zones.stream()
                                .filter(it -> it.version() > 0 && it.changedAt() == null)
                                .count(),
                        zones.size());
                case KIT_CHECKED -> Known.of(
                        parts.at("/kit/ready").asInt(),
                        parts.at("/kit/villages").asInt());
                case REPORTS_SENT -> reports();
                case PATROLS_WALKED -> {
                    int all = count(parts.at("/works/rows"), GuideFacts::patrol);
                    int late = count(parts.at("/works/rows"), it -> patrol(it) && it.hasNonNull("overdueSince"));
                    yield Known.of(all - late, all);
                }
                case DANGERS_SETTLED -> {
                    int all = parts.at("/works/dangers").size();
                    yield all == 0
                            ? Known.NOT_ASKED
                            : Known.of(all - parts.at("/works/openDangers").asInt(), all);
                }
                case ZONES_ORDERED -> ordered();
                case EVERYBODY_MOVED -> Known.of(
                        parts.at("/evacuation/totals/accounted").asInt(),
                        parts.at("/evacuation/totals/people").asInt());
                case PHONES_SENT -> {
                    JsonNode cut = parts.at("/warningCall/cutOff");
                    yield Known.of(count(cut, it -> it.path("phonesSent").asInt() > 0), cut.size());
                }
                case RESCUE_SENT -> {
                    int all = parts.at("/rescue/places").asInt()
                            + parts.at("/rescue/closed").asInt();
                    yield Known.of(all - parts.at("/rescue/unsent").asInt(), all);
                }
                case LIFELINES_RESTORED -> {
                    int restored = parts.at("/works/restored").asInt();
                    int all = restored + parts.at("/works/repairs").asInt();
                    yield all == 0 ? Known.NOT_ASKED : Known.of(restored, all);
                }
                case HEADQUARTERS -> Known.of(told.contains("SiteHeadquartersEstablished"));
                case FORCES_OUT -> new Known(true, forces > 0, forces, forces);
                case EVERYBODY_HOME -> {
                    JsonNode rows = parts.at("/evacuation/zones");
                    int all = count(rows, it -> !it.path("state").asText().equals("CANCELLED"));
                    int home = count(rows, it -> it.path("state").asText().equals("CLOSED"));
                    yield all == 0 ? Known.NOT_ASKED : Known.of(home, all);
                }
                case LOSSES_CONFIRMED -> Known.of(told.contains("LossTotalConfirmed"));
            };
        }

        /** Those that are due by now, and those that went before their time. */
        private Known reports() {
            int want = 0;
            int have = 0;
            for (JsonNode it : parts.at("/reporting/rows")) {
                boolean done = it.hasNonNull("doneAt");
                boolean due = it.hasNonNull("dueAt")
                        && !Instant.parse(it.get("dueAt").asText()).isAfter(now);
                want += done || due ? 1 : 0;
                have += done ? 1 : 0;
            }
            return Known.of(have, want);
        }

        /** Of the sites that stand at 立即转移, the zones that were told to go; none where none stands there. */
        private Known ordered() {
            Set<String> must = new HashSet<>();
            for (JsonNode it : parts.path("triggers")) {
                if (it.path("mode").asText().equals("IMMEDIATE") && !it.hasNonNull("passedAt")) {
                    it.path("zoneIds").forEach(zone -> must.add(zone.asText()));
                }
            }
            int all = must.size();
            for (JsonNode it : parts.at("/evacuation/zones")) {
                if (it.path("mode").asText().equals("IMMEDIATE")
                        && !it.path("state").asText().equals("CANCELLED")) {
                    must.remove(it.path("zoneId").asText());
                }
            }
            return all == 0 ? Known.NOT_ASKED : Known.of(all - must.size(), all);
        }
    }

    private final PictureReader picture;
    private final Zones zones;
    private final JdbcClient jdbc;
    private final Clock clock;

    GuideFacts(PictureReader picture, Zones zones, JdbcClient jdbc, Clock clock) {
        this.picture = picture;
        this.zones = zones;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Read read(Incident incident) {
        return new Read(
                incident,
                picture.read(incident.id(), PARTS),
                told(incident.id()),
                jdbc.sql(
                                """
                        select count(*) from dispatch_order
                         where incident_id = ? and state not in ('REFUSED', 'CANCELLED')""")
                        .param(incident.id().value())
                        .query(Integer.class)
                        .single(),
                new ArrayList<>(zones.listIn(List.of(incident.divisionCode().county()))),
                clock.instant());
    }

    private Set<String> told(IncidentId incident) {
        return Set.copyOf(jdbc.sql("select distinct type from journal_entry where incident_id = ?")
                .param(incident.value())
                .query(String.class)
                .list());
    }

    private static boolean patrol(JsonNode it) {
        return it.path("kind").asText().equals("PATROL")
                && !Set.of("CANCELLED", "DONE").contains(it.path("state").asText());
    }

    private static int count(JsonNode rows, Predicate<JsonNode> which) {
        int count = 0;
        for (JsonNode it : rows) {
            count += which.test(it) ? 1 : 0;
        }
        return count;
    }

    private static boolean some(JsonNode rows, Predicate<JsonNode> which) {
        return count(rows, which) > 0;
    }
}
