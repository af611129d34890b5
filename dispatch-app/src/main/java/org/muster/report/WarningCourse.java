package org.muster.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.journal.Entry;
import org.muster.reports.Flood;
import org.muster.reports.Verdict;
import org.muster.warningcall.EarlierCalls;

/** The warnings of an incident and who answered the calls about them after how many seconds (叫应), as the journal tells it. */
final class WarningCourse {

    private static final Map<String, String> COLOURS = Map.of(
            "RED", "红色",
            "ORANGE", "橙色",
            "YELLOW", "黄色",
            "BLUE", "蓝色");

    private static final Map<String, String> VIAS = Map.of(
            "PHONE", "电话",
            "VOICE", "电话",
            "SATELLITE", "天通",
            "SMS", "短信",
            "RADIO", "电台",
            "IN_PERSON", "当面",
            "DESK", "值班室代录",
            "LINK", "回执");

    /** One place that has to answer, while its story is read. */
    private static final class Target {

        private final String name;
        private final Instant calledAt;
        private final List<Entry> told = new ArrayList<>();
        private Entry answer;
        private boolean passedOn;
        private boolean unreached;

        private Target(String name, Instant calledAt) {
            this.name = name;
            this.calledAt = calledAt;
        }

        private void tell(Entry entry) {
            told.add(entry);
            switch (entry.type()) {
                case "TargetAnswered" -> answer = answer == null ? entry : answer;
                case "TargetPassedOn" -> passedOn = true;
                default -> unreached = true;
            }
        }

        /** Only the first person on the list answers in time: the next is called when their time is over. */
        private Flood.Call told(Story story) {
            boolean first = answer != null && !passedOn && !unreached && Story.number(answer, "turn") <= 1;
            return new Flood.Call(
                    name,
                    answer == null ? null : person(answer),
                    answer == null ? null : via(answer),
                    calledAt,
                    answer == null ? null : took(story),
                    answer != null ? (first ? "应答" : "替补应答") : unreached ? "派人上门" : "未应答",
                    first ? Verdict.MET : Verdict.LATE,
                    Story.refs(told));
        }

        /** An exercise's seconds are real ones, and count for so many more. */
        private Duration took(Story story) {
            return story.speed() == 1
                    ? Duration.ofSeconds(answer.data().path("seconds").asLong())
                    : story.nominal(calledAt, answer.at());
        }

        private static String person(Entry entry) {
            String post = entry.text("post");
            return entry.text("person") + (post == null || post.isBlank() ? "" : "（" + post + "）");
        }

        private static String via(Entry entry) {
            String via = entry.text("via");
            return via == null ? null : VIAS.getOrDefault(via, via);
        }
    }

    private WarningCourse() {}

    static List<Flood.Warning> warnings(Story story) {
        List<Flood.Warning> warnings = new ArrayList<>();
        story.first("IncidentRaised").ifPresent(entry -> signalGun(story, entry).ifPresent(warnings::add));
        for (Entry entry : story.all("WarningReceived", "WarningUpdated", "WarningCancelled", "WarningExpired")) {
            String what =
                    switch (entry.type()) {
                        case "WarningCancelled" -> "解除";
                        case "WarningExpired" -> "到期";
                        default -> colour(entry);
                    };
            String before = entry.text("previousColour");
            warnings.add(new Flood.Warning(
                    entry.at(),
                    before == null ? what : COLOURS.getOrDefault(before, before) + " → " + what,
                    entry.text("headline") == null ? entry.text("kindLabel") : entry.text("headline"),
                    entry.text("sender"),
                    Story.refs(entry)));
        }
        return warnings;
    }

    /** The warning on which the response was started stands in what is known of the flood. */
    private static Optional<Flood.Warning> signalGun(Story story, Entry raised) {
        JsonNode known = raised.data().at("/facts/other");
        return known.hasNonNull("warning")
                ? Optional.of(new Flood.Warning(
                        story.receivedAt().orElse(raised.at()),
                        COLOURS.getOrDefault(known.path("warningColour").asText(), "—"),
                        known.path("warning").asText(),
                        null,
                        Story.refs(raised)))
                : Optional.empty();
    }

    private static String colour(Entry entry) {
        String colour = entry.text("colour");
        return colour == null ? "—" : COLOURS.getOrDefault(colour, colour);
    }

    /**
     * Those who were called about the warning before the flood was raised; they stand under the entry that raised it. Before
     * there is an exercise incident nobody's clock runs faster: their seconds are seconds.
     */
    static List<Flood.Call> calls(List<EarlierCalls.Called> earlier, Story story) {
        return earlier.stream()
                .filter(it -> it.answeredAt() != null || it.unreached() || it.turn() > 1)
                .map(it -> {
                    boolean answered = it.answeredAt() != null;
                    boolean first = answered && it.turn() <= 1;
                    return new Flood.Call(
                            it.target(),
                            it.person(),
                            it.via() == null ? null : VIAS.getOrDefault(it.via(), it.via()),
                            it.calledAt(),
                            answered ? Duration.between(it.calledAt(), it.answeredAt()) : null,
                            answered ? (first ? "应答" : "替补应答") : it.unreached() ? "派人上门" : "未应答",
                            first ? Verdict.MET : Verdict.LATE,
                            Story.refs(story.first("IncidentRaised").orElseThrow()));
                })
                .toList();
    }

    /** Every place that has answered, was passed on or could not be reached, in the order of the rounds. */
    static List<Flood.Call> calls(Story story) {
        Map<String, Instant> opened = new LinkedHashMap<>();
        Map<String, Target> targets = new LinkedHashMap<>();
        for (Entry entry : story.all("WarningCallOpened", "TargetAnswered", "TargetPassedOn", "TargetUnreached")) {
            String call = entry.text("callId");
            if (entry.type().equals("WarningCallOpened")) {
                opened.put(call, entry.at());
                continue;
            }
            targets.computeIfAbsent(
                            call + "/" + entry.text("targetId"),
                            any -> new Target(entry.text("target"), opened.getOrDefault(call, entry.at())))
                    .tell(entry);
        }
        return targets.values().stream().map(it -> it.told(story)).toList();
    }
}
