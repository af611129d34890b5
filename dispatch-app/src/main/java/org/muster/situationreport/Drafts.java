package org.muster.situationreport;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.muster.division.Divisions;
import org.muster.incident.Incident;
import org.muster.journal.Journal;
import org.muster.shared.DivisionCode;
import org.muster.situationreport.FactSheet.Known;
import org.muster.situationreport.SignedVersion.Change;
import org.muster.situationreport.SignedVersion.Item;
import org.muster.situationreport.SituationReports.Written;
import org.springframework.stereotype.Component;

/** What a report says at this moment: what the journal knows, what people wrote over it, and what is still missing. */
@Component
class Drafts {

    /** Where the text of an item comes from. */
    enum Source {
        JOURNAL,
        HAND,
        MISSING
    }

    /**
     * One item of a draft.
     *
     * @param journal what the journal says, beside what was written by hand
     * @param revision of what was written by hand; 0 while nobody has
     * @param before what the report before said, when it said another thing
     */
    record Line(
            ReportField field,
            String text,
            List<Long> entries,
            Source source,
            String writtenBy,
            int revision,
            String journal,
            String before) {

        Item item() {
            return new Item(field.word(), field.label(), text, entries, writtenBy, before);
        }
    }

    private final SituationReports reports;
    private final Journal journal;
    private final Divisions divisions;

    Drafts(SituationReports reports, Journal journal, Divisions divisions) {
        this.reports = reports;
        this.journal = journal;
        this.divisions = divisions;
    }

    FactSheet sheet(Incident incident) {
        DivisionCode division = incident.divisionCode();
        String county = divisions.nameOf(division.county());
        String name = division.level() == DivisionCode.Level.TOWNSHIP ? county + divisions.nameOf(division) : county;
        return new FactSheet(
                incident.hazard(),
                journal.all(incident.id()),
                new FactSheet.Names(name, reports.channels(incident.id())));
    }

    List<Line> lines(SituationReport report, Incident incident, FactSheet sheet) {
        Map<String, Written> written = reports.written(report.id());
        Map<String, String> before = report.kind() == ReportKind.FOLLOW_UP
                ? reports.sentBefore(report).map(Drafts::texts).orElse(Map.of())
                : Map.of();
        List<Line> lines = new ArrayList<>();
        for (ReportField field : ReportField.of(incident.hazard(), report.kind())) {
            Optional<Known> known = sheet.known(field);
            Written hand = written.get(field.word());
            boolean byHand = hand != null && hand.text() != null;
            String text = byHand ? hand.text() : known.map(Known::text).orElse(null);
            String told = before.get(field.word());
            lines.add(new Line(
                    field,
                    text,
                    byHand ? List.of() : known.map(Known::entries).orElse(List.of()),
                    byHand ? Source.HAND : text == null ? Source.MISSING : Source.JOURNAL,
                    byHand ? hand.by() : null,
                    hand == null ? 0 : hand.revision(),
                    known.map(Known::text).orElse(null),
                    told != null && !told.equals(text) ? told : null));
        }
        return lines;
    }

    private static Map<String, String> texts(SignedVersion version) {
        return version.fields().stream()
                .filter(it -> it.text() != null)
                .collect(Collectors.toMap(Item::field, Item::text, (a, b) -> a));
    }

    /** The weighty items of this report that say another thing now than they did at that entry. */
    List<Change> changedSince(long seq, SituationReport report, Incident incident, FactSheet now) {
        FactSheet then = now.asOf(seq);
        List<Change> changes = new ArrayList<>();
        for (ReportField field : ReportField.of(incident.hazard(), report.kind())) {
            if (!field.weighty()) {
                continue;
            }
            if (!Objects.equals(then.weight(field), now.weight(field))) {
                changes.add(new Change(
                        field.word(),
                        field.label(),
                        then.known(field).map(Known::text).orElse(null),
                        now.known(field).map(Known::text).orElse(null)));
            }
        }
        return changes;
    }

    /** What this version says otherwise than the one before. */
    static List<Change> between(List<Item> before, List<Item> now) {
        Map<String, Item> was = before.stream().collect(Collectors.toMap(Item::field, it -> it, (a, b) -> a));
        return now.stream()
                .filter(it -> !Objects.equals(
                        it.text(),
                        was.containsKey(it.field()) ? was.get(it.field()).text() : null))
                .map(it -> new Change(
                        it.field(),
                        it.label(),
                        was.containsKey(it.field()) ? was.get(it.field()).text() : null,
                        it.text()))
                .toList();
    }

    static int filled(List<Line> lines) {
        return (int) lines.stream().filter(it -> it.source() != Source.MISSING).count();
    }

    static List<String> missing(List<Line> lines) {
        return lines.stream()
                .filter(it -> it.source() == Source.MISSING)
                .map(it -> it.field().label())
                .toList();
    }
}
