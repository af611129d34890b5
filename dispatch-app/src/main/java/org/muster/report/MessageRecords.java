package org.muster.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.muster.journal.Entry;
import org.muster.reports.LoggedMessage;

/** What was said to the command post and by it, and what became of each message, as the journal tells it. */
final class MessageRecords {

    private MessageRecords() {}

    /** By number. */
    static List<LoggedMessage> of(Story story) {
        Map<Integer, List<Entry>> byNumber = new TreeMap<>();
        for (Entry entry :
                story.all("MessageLogged", "MessageTriaged", "MessageSettled", "MessageLinked", "MessageOverdue")) {
            byNumber.computeIfAbsent(Story.number(entry, "number"), any -> new ArrayList<>())
                    .add(entry);
        }
        return byNumber.values().stream()
                .filter(told -> told.get(0).type().equals("MessageLogged"))
                .map(told -> message(told, story))
                .toList();
    }

    private static LoggedMessage message(List<Entry> told, Story story) {
        Entry logged = told.get(0);
        String state = "NEW".equals(logged.text("state")) ? "待分送" : "归档";
        String outcome = null;
        Duration settledIn = null;
        boolean late = false;
        List<String> orders = new ArrayList<>();
        for (Entry entry : told) {
            switch (entry.type()) {
                case "MessageTriaged" -> {
                    state = join(entry.text("stateLabel"), entry.text("person"));
                    // taken up again: what was done before is not what becomes of it
                    outcome = entry.text("note");
                    settledIn = null;
                }
                case "MessageSettled" -> {
                    state = join("办结", entry.text("person"));
                    outcome = entry.text("outcome");
                    settledIn = story.nominal(logged.at(), entry.at());
                }
                case "MessageOverdue" -> late = true;
                case "MessageLinked" -> orders.add("令 " + entry.text("orderLabel") + " " + entry.text("teamName"));
                default -> {}
            }
        }
        if (!orders.isEmpty() && (outcome == null || !outcome.contains("令 "))) {
            outcome = join(outcome, String.join("、", orders));
        }
        Instant said = Story.instant(logged, "saidAt");
        return new LoggedMessage(
                Story.number(logged, "number"),
                logged.text("directionLabel") + " " + logged.text("channelLabel"),
                logged.text("urgencyLabel"),
                said == null ? logged.at() : said,
                logged.text("sender"),
                logged.text("receiver"),
                text(logged),
                state,
                outcome,
                settledIn,
                late,
                Story.refs(told));
    }

    private static String text(Entry logged) {
        String place = logged.text("place") == null ? "" : "【" + logged.text("place") + "】";
        String refers = logged.text("corrects") != null
                ? "（更正 " + logged.text("corrects") + " 号）"
                : logged.text("replyTo") != null ? "（答复 " + logged.text("replyTo") + " 号）" : "";
        return refers + place + logged.text("text");
    }

    private static String join(String first, String second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        return first + " " + second;
    }
}
