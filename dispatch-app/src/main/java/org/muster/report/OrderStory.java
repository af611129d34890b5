package org.muster.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.muster.journal.Entry;
import org.muster.reports.Entries;
import org.muster.reports.Standard;
import org.muster.reports.TeamMuster.Count;
import org.muster.team.TeamKind;

/** One dispatch order as the journal tells it. */
final class OrderStory {

    private static final Set<String> HEAD_COUNTS =
            Set.of("RollCallTaken", "MemberArrived", "MemberLeft", "SubstituteTaken", "AttendanceCorrected");

    private final Entry issued;
    private final List<Entry> told = new ArrayList<>();

    OrderStory(Entry issued) {
        this.issued = issued;
    }

    void tell(Entry entry) {
        told.add(entry);
    }

    Entry issued() {
        return issued;
    }

    String id() {
        return issued.text("orderId");
    }

    String team() {
        return issued.text("teamName");
    }

    TeamKind kind() {
        return TeamKind.valueOf(issued.text("teamKind"));
    }

    String replaces() {
        return issued.text("replacesOrderId");
    }

    Standard standard() {
        var standard = Story.at(issued, "standard");
        return new Standard(
                Duration.parse(standard.path("within").asText()),
                standard.path("attendance").asDouble(),
                standard.path("source").asText("集结标准"));
    }

    int strength() {
        return Story.at(issued, "standard").path("strength").asInt();
    }

    int quorum() {
        return Story.at(issued, "standard").path("quorum").asInt();
    }

    /** When the muster fell due by its standard; a deadline the commander moved later does not move the standard. */
    Instant musterDueAt() {
        return Story.instant(issued, "musterDueAt");
    }

    Instant ackDueAt() {
        return Story.instant(issued, "ackDueAt");
    }

    Optional<Entry> first(String... types) {
        var wanted = Set.of(types);
        return told.stream().filter(entry -> wanted.contains(entry.type())).findFirst();
    }

    Optional<Entry> last(String... types) {
        var wanted = Set.of(types);
        return told.stream().filter(entry -> wanted.contains(entry.type())).reduce((earlier, later) -> later);
    }

    /** The first sign that the team had the order: an answer, or a later fact that implies one. */
    Optional<Entry> answer() {
        return first(
                "DispatchOrderAcknowledged", "DispatchOrderRefused", "RollCallTaken", "TeamDeparted", "TeamArrived");
    }

    Optional<Entry> mustered() {
        return first("MusterReached");
    }

    Optional<Entry> departed() {
        return first("TeamDeparted");
    }

    Optional<Entry> arrived() {
        return first("TeamArrived");
    }

    Optional<Entry> ended() {
        return last("DispatchOrderRefused", "DispatchOrderCancelled");
    }

    /** Refused or taken back before the muster fell due: nothing to judge. */
    boolean judged() {
        return mustered().isPresent()
                || ended().map(entry -> !entry.at().isBefore(musterDueAt())).orElse(true);
    }

    /** Whatever counted the heads anew: roll calls, the members' own words, substitutes, corrections. */
    List<Entry> headCounts() {
        return told.stream().filter(entry -> HEAD_COUNTS.contains(entry.type())).toList();
    }

    /** Entries that say something of this member. */
    List<Entry> about(String member) {
        return told.stream().filter(entry -> speaksOf(entry, member)).toList();
    }

    private static boolean speaksOf(Entry entry, String member) {
        if (member.equals(entry.text("memberId"))) {
            return true;
        }
        for (var present : Story.at(entry, "present")) {
            if (present.asText().equals(member)) {
                return true;
            }
        }
        for (var absent : Story.at(entry, "absent")) {
            if (absent.path("memberId").asText().equals(member)) {
                return true;
            }
        }
        return false;
    }

    Entries allEntries() {
        var entries = new ArrayList<>(List.of(issued));
        entries.addAll(told);
        return Story.refs(entries);
    }

    List<Entry> rollCalls() {
        return told.stream()
                .filter(entry -> entry.type().equals("RollCallTaken"))
                .toList();
    }

    /** Members present after each count. */
    List<Count> counts() {
        return headCounts().stream()
                .map(entry -> new Count(entry.at(), Story.number(entry, "count")))
                .toList();
    }

    int presentBy(Instant at) {
        return counts().stream()
                .filter(count -> !count.at().isAfter(at))
                .reduce((earlier, later) -> later)
                .map(Count::people)
                .orElse(0);
    }

    /** The issue, the roll calls and the muster. */
    Entries musterEntries() {
        var entries = new ArrayList<>(List.of(issued));
        entries.addAll(headCounts());
        mustered().ifPresent(entries::add);
        return Story.refs(entries);
    }
}
