package org.muster.reports;

import java.util.ArrayList;
import java.util.List;
import net.sf.jasperreports.engine.JRDataSource;

/** The rows of the section on an accident, every cell already in words; a chapter without lines is one sentence. */
final class AccidentRows {

    private AccidentRows() {}

    record Row(
            String chapter,
            String at,
            String subject,
            String text,
            String verdict,
            Boolean met,
            Boolean missed,
            String entries,
            String nothing) {}

    static JRDataSource of(Accident accident, Cover cover) {
        List<Row> rows = new ArrayList<>();
        int number = 0;
        for (Accident.Chapter chapter : accident.chapters()) {
            String title = "（" + Wording.numeral(++number) + "）" + chapter.title();
            if (chapter.lines().isEmpty()) {
                rows.add(new Row(title, null, null, null, null, false, false, null, chapter.nothing()));
            }
            chapter.lines()
                    .forEach(it -> rows.add(new Row(
                            title,
                            it.at() == null ? "—" : Wording.time(it.at(), cover.raisedAt()),
                            it.subject(),
                            it.text(),
                            it.verdict() == Verdict.NONE ? "" : it.verdict().text(),
                            it.verdict().met(),
                            it.verdict().missed(),
                            it.entries().text(),
                            null)));
        }
        return new Rows<>(Row.class, rows);
    }
}
