package org.muster.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muster.journal.Entry;
import org.muster.reports.CommandCall;

/** The command structure as its journal tells it: who was called to which post, and what they said after how long. */
final class CommandCalls {

    /** One call while its story is read. */
    private static final class Call {

        private final Entry called;
        private final List<Entry> told = new ArrayList<>();
        private Instant answeredAt;
        private String outcome = "未应答";
        private boolean held;

        private Call(Entry called) {
            this.called = called;
            told.add(called);
        }

        private void said(Entry entry, String what, boolean holds) {
            told.add(entry);
            answeredAt = answeredAt == null ? entry.at() : answeredAt;
            outcome = what;
            held = holds;
        }

        private CommandCall told() {
            String title = called.text("title");
            return new CommandCall(
                    called.text("post"),
                    called.text("unit"),
                    called.text("name") + (title == null ? "" : " · " + title),
                    called.at(),
                    answeredAt == null ? null : Duration.between(called.at(), answeredAt),
                    outcome,
                    held,
                    Story.refs(told));
        }
    }

    private CommandCalls() {}

    /** In the order in which the posts were first called, each with its calls in turn. */
    static List<CommandCall> of(Story story) {
        Map<String, List<Call>> posts = new LinkedHashMap<>();
        for (Entry entry : story.entries()) {
            String post = entry.text("postId");
            if (post == null) {
                continue;
            }
            List<Call> calls = posts.computeIfAbsent(post, any -> new ArrayList<>());
            if (entry.type().equals("PostCalled")) {
                calls.add(new Call(entry));
                continue;
            }
            calls.stream()
                    .filter(it -> it.called.text("name").equals(named(entry)))
                    .reduce((one, other) -> other)
                    .ifPresent(call -> tell(call, entry));
        }
        return posts.values().stream().flatMap(List::stream).map(Call::told).toList();
    }

    /** Whose call an entry speaks of: who was replaced, or who spoke. */
    private static String named(Entry entry) {
        return entry.text(entry.type().equals("PostReplaced") ? "previous" : "name");
    }

    private static void tell(Call call, Entry entry) {
        switch (entry.type()) {
            case "PostAnswered" -> call.said(
                    entry, "true".equals(entry.text("late")) ? "迟到应答" : "应答", !"已替换".equals(call.outcome));
            case "PostTaken" -> call.said(entry, "到岗", !"已替换".equals(call.outcome));
            case "PostDeclined" -> call.said(entry, "不能到岗", false);
            case "PostReplaced" -> {
                call.told.add(entry);
                call.outcome = "已替换";
                call.held = false;
            }
            default -> {
                // who has the message has not answered it
            }
        }
    }
}
