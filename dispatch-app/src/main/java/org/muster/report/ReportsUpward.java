package org.muster.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muster.journal.Entry;
import org.muster.reports.Entries;
import org.muster.reports.Safety;

/** Every report to the levels above against its time, by telephone and in writing, as the journal tells it: late for good. */
final class ReportsUpward {

    /** One report as the journal tells it. */
    private static final class Told {
        private final String label;
        private Instant phoneDueAt;
        private Instant phoneAt;
        private Instant dueAt;
        private Instant sentAt;
        private Instant receivedAt;
        private Entries phone = Entries.none();
        private Entries written;

        private Told(Entry opened) {
            label = opened.text("label");
            written = Story.refs(opened);
            due(opened);
        }

        private void due(Entry entry) {
            phoneDueAt = Story.instant(entry, "phoneDueAt");
            dueAt = Story.instant(entry, "dueAt");
        }
    }

    private ReportsUpward() {}

    static List<Safety.InformationReport> of(Story story) {
        Map<String, Told> reports = new LinkedHashMap<>();
        for (Entry entry : story.entries()) {
            String id = entry.text("reportId");
            if (entry.type().equals("SituationReportOpened")) {
                reports.put(id, new Told(entry));
            } else if (id != null && reports.containsKey(id)) {
                tell(reports.get(id), entry);
            }
        }
        List<Safety.InformationReport> rows = new ArrayList<>();
        for (Told it : reports.values()) {
            if (it.phoneDueAt != null) {
                Instant told = it.phoneAt == null ? it.sentAt : it.phoneAt;
                rows.add(new Safety.InformationReport(
                        "电话" + it.label, it.phoneDueAt, told, it.phoneAt, it.phone.and(it.written)));
            }
            rows.add(new Safety.InformationReport(
                    (it.phoneDueAt == null ? "" : "书面") + it.label, it.dueAt, it.sentAt, it.receivedAt, it.written));
        }
        return rows;
    }

    private static void tell(Told report, Entry entry) {
        switch (entry.type()) {
            case "ReportingDeadlineChanged" -> report.due(entry);
            case "PhoneFlashGiven" -> {
                report.phoneAt = entry.at();
                report.phone = Story.refs(entry);
            }
            case "SituationReportSent" -> {
                if (report.sentAt == null) {
                    report.sentAt = entry.at();
                }
                report.written = report.written.and(Story.refs(entry));
            }
            case "SituationReportReceived" -> {
                if (report.receivedAt == null) {
                    report.receivedAt = entry.at();
                    report.written = report.written.and(Story.refs(entry));
                }
            }
            default -> {
                // what is written into it changes no time
            }
        }
    }
}
