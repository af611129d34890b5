package org.muster.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.journal.Entry;
import org.muster.reports.Entries;
import org.muster.reports.Flood;
import org.muster.reports.KeyMoment;
import org.muster.shelter.Shelter;

/**
 * How the people were moved, as the journal tells it: zone by zone, against the deadline of its order. The journal knows
 * households by number and people by count, and so does this.
 */
final class TransferCourse {

    /** Where a person stands, in the order in which somebody gets further. */
    private enum Standing {
        NOTIFIED,
        MOVING,
        ABSENT,
        UNREACHABLE,
        REFUSED,
        TRANSFERRED
    }

    private static final Map<String, Standing> TICKS = Map.of(
            "HouseholdNotified", Standing.NOTIFIED,
            "HouseholdMoving", Standing.MOVING,
            "HouseholdTransferred", Standing.TRANSFERRED,
            "HouseholdRefused", Standing.REFUSED,
            "HouseholdAbsent", Standing.ABSENT,
            "HouseholdUnreachable", Standing.UNREACHABLE,
            // back in the zone: told, and to be fetched again
            "PersonReturnedEarly", Standing.NOTIFIED);

    /** One zone while its story is read. */
    private static final class Zone {

        private final Entry ordered;
        private final List<Entry> told = new ArrayList<>();
        private final Map<String, Map<Standing, Integer>> households = new LinkedHashMap<>();
        private boolean immediate;
        private Instant finishBy;
        private Instant emptiedAt;
        private int people;

        private Zone(Entry ordered) {
            this.ordered = ordered;
            told.add(ordered);
            immediate = "IMMEDIATE".equals(ordered.text("mode"));
            finishBy = Story.instant(ordered, "finishBy");
            people = Story.number(ordered, "people");
        }

        private void tell(Entry entry) {
            switch (entry.type()) {
                case "EvacuationMadeImmediate" -> {
                    immediate = true;
                    finishBy = Story.instant(entry, "finishBy");
                    told.add(entry);
                }
                case "FinishByMoved" -> {
                    finishBy = Story.instant(entry, "finishBy");
                    told.add(entry);
                }
                case "ZoneEmptied" -> {
                    emptiedAt = entry.at();
                    told.add(entry);
                }
                case "ZoneFoundNotEmpty" -> {
                    emptiedAt = null;
                    told.add(entry);
                }
                case "ZoneVerified", "AllClearIssued", "AllReturned", "EvacuationCancelled" -> told.add(entry);
                case "HouseholdCorrected" -> households.remove(entry.text("householdId"));
                default -> tick(entry);
            }
            if (entry.data().hasNonNull("people")) {
                people = Math.max(people, Story.number(entry, "people"));
            }
        }

        /** The event says how many of the household it is about, not which; who had got least far goes on first. */
        private void tick(Entry entry) {
            Standing now = TICKS.get(entry.type());
            if (now == null) {
                return;
            }
            Map<Standing, Integer> household =
                    households.computeIfAbsent(entry.text("householdId"), any -> new EnumMap<>(Standing.class));
            int persons = Story.number(entry, "persons");
            int left = persons;
            for (Standing from : Standing.values()) {
                int leaving = from == now ? 0 : Math.min(left, household.getOrDefault(from, 0));
                household.merge(from, -leaving, Integer::sum);
                left -= leaving;
            }
            int before = household.getOrDefault(now, 0);
            household.put(now, Math.max(before + persons - left, persons));
        }

        private int in(Standing standing) {
            return households.values().stream()
                    .mapToInt(it -> it.getOrDefault(standing, 0))
                    .sum();
        }

        private Flood.Zone told() {
            return new Flood.Zone(
                    ordered.text("zoneName") == null ? ordered.text("zoneId") : ordered.text("zoneName"),
                    immediate,
                    ordered.at(),
                    finishBy,
                    emptiedAt,
                    Story.number(ordered, "households"),
                    people,
                    in(Standing.TRANSFERRED),
                    in(Standing.REFUSED),
                    in(Standing.ABSENT),
                    in(Standing.UNREACHABLE),
                    Story.refs(told));
        }
    }

    private TransferCourse() {}

    static List<Flood.Zone> zones(Story story) {
        Map<String, Zone> zones = new LinkedHashMap<>();
        for (Entry entry : story.entries()) {
            String id = entry.text("evacuationId");
            if (entry.type().equals("EvacuationOrdered")) {
                zones.put(id, new Zone(entry));
            } else if (id != null && zones.containsKey(id)) {
                zones.get(id).tell(entry);
            }
        }
        return zones.values().stream().map(Zone::told).toList();
    }

    /** What was hard, and what ended it. */
    static List<KeyMoment> acts(Story story) {
        List<KeyMoment> acts = new ArrayList<>();
        for (Entry entry : story.entries()) {
            String[] said = say(entry);
            if (said != null) {
                acts.add(new KeyMoment(entry.at(), said[0], said[1], Story.refs(entry)));
            }
        }
        return acts;
    }

    private static String[] say(Entry entry) {
        String zone = entry.text("zoneName");
        int persons = Story.number(entry, "persons");
        return switch (entry.type()) {
            case "EvacuationTriggerReached" -> two("指标到线", join(entry.text("words"), entry.text("source")));
            case "EvacuationMadeImmediate" -> two("准备转为立即", zone + because(entry));
            case "FinishByMoved" -> two("完成时限变更", zone + because(entry));
            case "HouseholdRefused" -> two("拒绝转移", household(entry) + " " + persons + " 人");
            case "ForcedTransferSigned" -> two(
                    "签署强制令",
                    household(entry) + " 劝导 " + Story.number(entry, "persuasions") + " 次，"
                            + join(entry.text("authority"), entry.text("law")));
            case "HouseholdHandedToRescue" -> two("移交救援", household(entry) + " " + persons + " 人");
            case "RemainderHandedToRescue" -> two("移交救援", zone + " " + persons + " 人" + because(entry));
            case "ShelterFull" -> two(
                    "安置场所已满",
                    entry.text("shelterName") + " " + Story.number(entry, "arrived") + " / "
                            + Story.number(entry, "capacity")
                            + (entry.text("proposedShelterName") == null
                                    ? ""
                                    : "，改送" + entry.text("proposedShelterName")));
            case "ZoneFoundNotEmpty" -> two("复核未清空", zone + " 还有 " + Story.number(entry, "missing") + " 人");
            case "ZoneVerified" -> two("复核清空", zone + " " + Story.number(entry, "people") + " 人全部落实");
            case "PersonReturnedEarly" -> two("擅自返回", household(entry) + " " + persons + " 人在解除前返回");
            case "ClearedDespiteMissing" -> two(
                    "未落实而解除", zone + " 还有 " + Story.number(entry, "missing") + " 人" + because(entry));
            case "AllClearIssued" -> two("解除转移", zone + because(entry));
            case "AllReturned" -> two(
                    "全部返回",
                    zone + " " + Story.number(entry, "returned") + " 人"
                            + elsewhere(Story.number(entry, "people") - Story.number(entry, "returned")));
            case "EvacuationCancelled" -> two("取消转移", zone + because(entry));
            default -> null;
        };
    }

    /**
     * Where they were taken in.
     *
     * @param register the shelters of these ids, for their names and how many they take
     */
    static List<Flood.Shelter> shelters(Story story, Function<List<String>, List<Shelter>> register) {
        Map<String, List<Entry>> taken = new LinkedHashMap<>();
        Map<String, Instant> full = new LinkedHashMap<>();
        for (Entry entry : story.all("HouseholdTransferred", "UnlistedTakenIn", "ShelterFull")) {
            String shelter = entry.text("shelterId");
            if (shelter == null) {
                continue;
            }
            if (entry.type().equals("ShelterFull")) {
                full.putIfAbsent(shelter, entry.at());
            } else {
                taken.computeIfAbsent(shelter, any -> new ArrayList<>()).add(entry);
            }
        }
        Map<String, Shelter> known = register.apply(List.copyOf(taken.keySet())).stream()
                .collect(Collectors.toMap(Shelter::id, Function.identity()));
        return taken.entrySet().stream()
                .map(it -> new Flood.Shelter(
                        known.containsKey(it.getKey()) ? known.get(it.getKey()).name() : it.getKey(),
                        known.containsKey(it.getKey()) ? known.get(it.getKey()).capacity() : null,
                        it.getValue().stream()
                                .mapToInt(entry -> Story.number(entry, "persons"))
                                .sum(),
                        full.get(it.getKey()),
                        firstAndLast(it.getValue())))
                .toList();
    }

    /** Hundreds of ticks stand behind the figure; the page names the first and the last. */
    private static Entries firstAndLast(List<Entry> entries) {
        return Story.refs(entries.get(0), entries.get(entries.size() - 1));
    }

    /** They were not at a shelter, so nobody brings them home. */
    private static String elsewhere(int people) {
        return people > 0 ? "，另 " + people + " 人在他处" : "";
    }

    private static String household(Entry entry) {
        return entry.text("zoneName") + " " + entry.text("householdId");
    }

    private static String because(Entry entry) {
        String reason = entry.text("reason");
        return reason == null || reason.isBlank() ? "" : "：" + reason;
    }

    private static String join(String... parts) {
        return String.join(
                "，", Stream.of(parts).filter(it -> it != null && !it.isBlank()).toList());
    }

    private static String[] two(String subject, String text) {
        return new String[] {subject, text};
    }
}
