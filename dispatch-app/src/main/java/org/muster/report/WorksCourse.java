package org.muster.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muster.journal.Entry;
import org.muster.reports.KeyMoment;
import org.muster.reports.Works;

/** The patrols of an incident, the repairs, and what was found, as the journal tells them. */
final class WorksCourse {

    /** One work, while its story is read. */
    private static final class Told {

        private final Entry ordered;
        private final List<Entry> all = new ArrayList<>();

        private Told(Entry ordered) {
            this.ordered = ordered;
            all.add(ordered);
        }

        private boolean patrol() {
            return "PATROL".equals(ordered.text("kind"));
        }

        private int rounds(boolean late) {
            return (int) all.stream()
                    .filter(it -> it.type().equals("PatrolRoundReported")
                            && (!late || it.data().path("late").asBoolean()))
                    .count();
        }

        private Entry last(String... types) {
            return all.stream()
                    .filter(it -> List.of(types).contains(it.type()))
                    .reduce((earlier, later) -> later)
                    .orElse(null);
        }
    }

    private WorksCourse() {}

    static Works of(Story story) {
        return new Works(patrols(story), repairs(story), dangers(story));
    }

    private static List<Works.Patrol> patrols(Story story) {
        return told(story).stream()
                .filter(Told::patrol)
                .map(WorksCourse::patrol)
                .toList();
    }

    private static Works.Patrol patrol(Told it) {
        Entry end = it.last("PatrolEnded", "WorkCancelled");
        double minutes = it.ordered.data().path("everyMinutes").asDouble();
        return new Works.Patrol(
                it.ordered.text("place"),
                it.ordered.text("who"),
                it.ordered.at(),
                minutes <= 0 ? null : Duration.ofSeconds(Math.round(minutes * 60)),
                it.rounds(false),
                it.rounds(true),
                end == null ? null : end.at(),
                Story.refs(it.all));
    }

    private static List<Works.Repair> repairs(Story story) {
        return told(story).stream()
                .filter(it -> !it.patrol())
                .map(it -> repair(it, story))
                .toList();
    }

    private static Works.Repair repair(Told it, Story story) {
        Entry restored = it.last("LifelineRestored");
        Entry ended = restored == null ? it.last("WorkCancelled", "WorkRefused") : restored;
        String outcome = restored != null
                ? restored.text("restored")
                : ended == null ? null : (ended.type().equals("WorkCancelled") ? "撤销：" : "去不了：") + ended.text("reason");
        Instant from = it.ordered.at();
        return new Works.Repair(
                it.ordered.text("label"),
                it.ordered.text("place"),
                it.ordered.text("who"),
                from,
                restored == null ? null : story.nominal(from, restored.at()),
                outcome,
                Story.refs(it.all));
    }

    private static List<KeyMoment> dangers(Story story) {
        List<KeyMoment> moments = new ArrayList<>();
        for (Entry entry : story.all("DangerFound", "DangerSettled")) {
            boolean found = entry.type().equals("DangerFound");
            String note = entry.text("note");
            moments.add(new KeyMoment(
                    entry.at(),
                    found ? "发现险情" : "处置完毕",
                    entry.text("place") + " " + entry.text("kindLabel")
                            + (found
                                    ? (note == null ? "" : "：" + note) + "（" + entry.text("who") + "）"
                                    : "：" + entry.text("settlement")),
                    Story.refs(entry)));
        }
        return moments;
    }

    private static List<Told> told(Story story) {
        Map<String, Told> works = new LinkedHashMap<>();
        for (Entry entry : story.all(
                "WorkOrdered",
                "WorkAcknowledged",
                "WorkRefused",
                "PatrolRoundReported",
                "WorkOverdue",
                "LifelineRestored",
                "PatrolEnded",
                "WorkCancelled")) {
            String id = entry.text("workId");
            if (entry.type().equals("WorkOrdered")) {
                works.put(id, new Told(entry));
            } else if (works.containsKey(id)) {
                works.get(id).all.add(entry);
            }
        }
        return List.copyOf(works.values());
    }
}
