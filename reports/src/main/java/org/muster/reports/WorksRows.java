package org.muster.reports;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.sf.jasperreports.engine.JRDataSource;

/** The tables of the section on dykes and lifelines, every cell already in words. */
final class WorksRows {

    private final Works works;
    private final Cover cover;

    WorksRows(PostIncident data) {
        this.works = data.flood().works();
        this.cover = data.cover();
    }

    record PatrolRow(
            String place,
            String who,
            String ordered,
            String every,
            String rounds,
            String late,
            String ended,
            String verdict,
            Boolean met,
            Boolean missed,
            String entries) {}

    record RepairRow(
            String line, String place, String who, String ordered, String took, String restored, String entries) {}

    record DangerRow(String at, String subject, String text, String entries) {}

    /** What the post-incident template asks for, by the names of its parameters. */
    void into(Map<String, Object> parameters) {
        parameters.put("patrols", patrols());
        parameters.put("patrolsCaption", works.patrols().isEmpty() ? null : walked());
        parameters.put("repairs", repairs());
        parameters.put("dangers", dangers());
        // the section's heading stands over whichever of its tables comes first
        if (works.patrols().isEmpty()) {
            parameters.put("repairsHeading", ((Map<?, ?>) parameters.get("headings")).get("works"));
        }
    }

    /** {@code 巡堤 3 段 41 趟，迟报 2 趟}. */
    private String walked() {
        return "巡堤 " + works.patrols().size() + " 段 "
                + works.patrols().stream().mapToInt(Works.Patrol::rounds).sum() + " 趟，迟报 "
                + works.patrols().stream().mapToInt(Works.Patrol::late).sum() + " 趟";
    }

    private JRDataSource patrols() {
        return rows(
                PatrolRow.class,
                works.patrols(),
                it -> new PatrolRow(
                        it.place(),
                        Wording.orDash(it.who()),
                        minute(it.orderedAt()),
                        it.every() == null ? "—" : Wording.limit(it.every()),
                        Integer.toString(it.rounds()),
                        it.late() == 0 ? "—" : Integer.toString(it.late()),
                        minute(it.endedAt()),
                        it.verdict().text(),
                        it.verdict().met(),
                        it.verdict().missed(),
                        it.entries().text()));
    }

    private JRDataSource repairs() {
        return rows(
                RepairRow.class,
                works.repairs(),
                it -> new RepairRow(
                        it.line(),
                        Wording.orDash(it.place()),
                        Wording.orDash(it.who()),
                        minute(it.orderedAt()),
                        it.took() == null ? "—" : Wording.duration(it.took()),
                        it.restored() == null ? "未修复" : it.restored(),
                        it.entries().text()));
    }

    private JRDataSource dangers() {
        return rows(
                DangerRow.class,
                works.dangers(),
                it -> new DangerRow(
                        Wording.time(it.at(), cover.raisedAt()),
                        it.subject(),
                        it.text(),
                        it.entries().text()));
    }

    /** An exercise's minutes pass in seconds, so there they are told to the second. */
    private String minute(Instant at) {
        return cover.exercise() == null ? Wording.minute(at, cover.raisedAt()) : Wording.time(at, cover.raisedAt());
    }

    private static <T, R extends Record> JRDataSource rows(Class<R> type, List<T> items, Function<T, R> row) {
        return new Rows<>(type, items.stream().map(row).toList());
    }
}
