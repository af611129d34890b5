package org.muster.reports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JRDataSource;
import net.sf.jasperreports.renderers.Renderable;

/** The tables of the post-incident report, every cell already in words. */
final class PostIncidentRows {

    private final PostIncident data;
    private final Cover cover;

    PostIncidentRows(PostIncident data) {
        this.data = data;
        this.cover = data.cover();
    }

    record FactRow(String label1, String text1, String note1, String label2, String text2, String note2) {}

    record LevelRow(
            String number,
            String time,
            String change,
            String facts,
            String source,
            String approver,
            String approval,
            String entries) {}

    record IntervalRow(
            String stage,
            String subject,
            String took,
            String standard,
            String verdict,
            Boolean met,
            Boolean missed,
            Boolean enough,
            String rank,
            Renderable spread,
            String entries) {}

    record MusterRow(
            String team,
            String kind,
            String issued,
            String acknowledged,
            String present,
            String attendance,
            String standard,
            String verdict,
            Boolean met,
            Boolean missed,
            String departed,
            String arrived,
            String note,
            String entries) {}

    record DrawingRow(Renderable drawing) {}

    record ForceRow(String kind, String needed, String called, String dispatched, String arrived, Boolean total) {}

    record MaterialRow(
            String name, String unit, String requested, String issued, String returned, String spent, String source) {}

    record CheckRow(String subject, String count, String verdict, Boolean met, Boolean missed, String entries) {}

    record InformationReportRow(
            String name,
            String due,
            String sent,
            String received,
            String verdict,
            Boolean met,
            Boolean missed,
            String entries) {}

    record MomentRow(String at, String subject, String text, String entries) {}

    record MessageRow(
            String number,
            String at,
            String way,
            String route,
            String text,
            String became,
            String took,
            Boolean late,
            String entries) {}

    record CommandRow(
            String post,
            String unit,
            String person,
            String called,
            String took,
            String outcome,
            Boolean held,
            String entries) {}

    record FindingRow(
            String number, String found, String cause, String remedy, String owner, String due, String entries) {}

    JRDataSource facts() {
        var rows = new ArrayList<FactRow>();
        for (int i = 0; i < data.facts().size(); i += 2) {
            var left = data.facts().get(i);
            var right = i + 1 < data.facts().size() ? data.facts().get(i + 1) : new Fact("", "", null, Entries.none());
            rows.add(new FactRow(left.label(), left.text(), note(left), right.label(), right.text(), note(right)));
        }
        return new Rows<>(FactRow.class, rows);
    }

    private static String note(Fact fact) {
        return joined(fact.note(), fact.entries().text());
    }

    private static String joined(String... parts) {
        return String.join(
                " · ", Stream.of(parts).filter(p -> p != null && !p.isBlank()).toList());
    }

    JRDataSource levels() {
        var changes = data.levelChanges();
        return new Rows<>(
                LevelRow.class,
                IntStream.range(0, changes.size())
                        .mapToObj(i -> level(
                                i,
                                changes.get(i),
                                i == 0 ? null : changes.get(i - 1).level()))
                        .toList());
    }

    private LevelRow level(int index, LevelChange change, Level before) {
        return new LevelRow(
                Integer.toString(index + 1),
                time(change.at()),
                change(before, change.level()),
                change.facts(),
                change.source(),
                change.approver(),
                change.approval() == null ? "—" : Wording.duration(change.approval()),
                change.entries().text());
    }

    private static String change(Level before, Level level) {
        if (level == null) {
            return "终止响应";
        }
        if (before == null) {
            return "启动 " + level + " 级";
        }
        int higher = before.compareTo(level);
        return (higher > 0 ? "升为 " : higher < 0 ? "降为 " : "维持 ") + level + " 级";
    }

    JRDataSource intervals() {
        return rows(IntervalRow.class, data.intervals(), interval -> {
            var verdict = interval.verdict();
            var city = interval.city();
            return new IntervalRow(
                    interval.stage(),
                    interval.subject(),
                    Wording.measured(interval),
                    Wording.standard(interval.standard()),
                    verdict.text(),
                    verdict.met(),
                    verdict.missed(),
                    city != null,
                    city == null ? null : "P" + city.rank(),
                    city == null ? null : new SpreadBar(interval),
                    interval.entries().text());
        });
    }

    JRDataSource musters() {
        return rows(MusterRow.class, data.musters(), muster -> {
            var verdict = muster.verdict(cover.asOf());
            boolean known = verdict.met() || verdict.missed();
            return new MusterRow(
                    muster.team(),
                    muster.kind(),
                    time(muster.issuedAt()),
                    time(muster.acknowledgedAt()),
                    known ? muster.presentWhenDue() + "/" + muster.strength() : "—",
                    known ? Wording.attendance(muster.presentWhenDue(), muster.strength()) : "—",
                    Wording.limit(muster.standard().within()) + " "
                            + Wording.percent(muster.standard().attendance()),
                    verdict.text(),
                    verdict.met(),
                    verdict.missed(),
                    minute(muster.departedAt()),
                    minute(muster.arrivedAt()),
                    Wording.orDash(muster.note()),
                    muster.entries().text());
        });
    }

    double attendanceMinutes() {
        return AttendanceAxis.covering(data.musters().stream()
                .filter(TeamMuster::judged)
                .mapToDouble(muster -> AttendanceSteps.lastMinute(muster, cover))
                .max()
                .orElse(0));
    }

    JRDataSource attendance() {
        double minutes = attendanceMinutes();
        var judged = data.musters().stream().filter(TeamMuster::judged).toList();
        return rows(DrawingRow.class, judged, muster -> new DrawingRow(new AttendanceSteps(muster, cover, minutes)));
    }

    JRDataSource forces() {
        var forces = data.strength().forces();
        var rows = new ArrayList<ForceRow>();
        for (var force : forces) {
            rows.add(new ForceRow(
                    force.kind(),
                    Wording.number(force.needed()),
                    Wording.number(force.called()),
                    Wording.number(force.dispatched()),
                    Wording.number(force.arrived()),
                    false));
        }
        if (forces.size() > 1) {
            rows.add(new ForceRow(
                    "合计",
                    sum(forces, Strength.Force::needed),
                    sum(forces, Strength.Force::called),
                    sum(forces, Strength.Force::dispatched),
                    sum(forces, Strength.Force::arrived),
                    true));
        }
        return new Rows<>(ForceRow.class, rows);
    }

    /** Only what is known for every kind can be added up. */
    private static String sum(List<Strength.Force> forces, Function<Strength.Force, Integer> figure) {
        var figures = forces.stream().map(figure).toList();
        return figures.stream().anyMatch(Objects::isNull)
                ? "—"
                : Wording.number(figures.stream().mapToInt(Integer::intValue).sum());
    }

    JRDataSource materials() {
        return rows(
                MaterialRow.class,
                data.strength().materials(),
                material -> new MaterialRow(
                        material.name(),
                        material.unit(),
                        Wording.number(material.requested()),
                        Wording.number(material.issued()),
                        Wording.number(material.returned()),
                        Wording.orDash(material.spent()),
                        Wording.orDash(material.source())));
    }

    JRDataSource checks() {
        return rows(
                CheckRow.class,
                data.safety().checks(),
                check -> new CheckRow(
                        check.subject(),
                        check.count(),
                        check.result() == null ? check.verdict().text() : check.result(),
                        check.verdict().met(),
                        check.verdict().missed(),
                        check.entries().text()));
    }

    JRDataSource informationReports() {
        return rows(InformationReportRow.class, data.safety().reports(), report -> {
            var verdict = report.verdict(cover.asOf());
            return new InformationReportRow(
                    report.name(),
                    minute(report.dueAt()),
                    minute(report.sentAt()),
                    minute(report.receivedAt()),
                    verdict.text(),
                    verdict.met(),
                    verdict.missed(),
                    report.entries().text());
        });
    }

    JRDataSource moments() {
        return moments(data.moments());
    }

    JRDataSource moments(List<KeyMoment> moments) {
        return rows(
                MomentRow.class,
                moments,
                it -> new MomentRow(
                        time(it.at()),
                        it.subject(),
                        Printable.of(it.text()),
                        it.entries().text()));
    }

    JRDataSource messages() {
        return rows(
                MessageRow.class,
                data.messages(),
                it -> new MessageRow(
                        Integer.toString(it.number()),
                        time(it.saidAt()),
                        it.way() + " " + it.urgency(),
                        it.route(),
                        it.text(),
                        it.became(),
                        it.settledIn() == null ? "—" : Wording.duration(it.settledIn()),
                        it.late(),
                        it.entries().text()));
    }

    /** A post's name stands once, at the first who was called to it. */
    JRDataSource command() {
        var rows = new ArrayList<CommandRow>();
        String before = null;
        for (var call : data.commandCalls()) {
            rows.add(new CommandRow(
                    call.post().equals(before) ? "" : Printable.of(call.post()),
                    Wording.orDash(Printable.of(call.unit())),
                    Printable.of(call.person()),
                    time(call.calledAt()),
                    call.took() == null ? "—" : Wording.duration(call.took()),
                    call.outcome(),
                    call.held(),
                    call.entries().text()));
            before = call.post();
        }
        return new Rows<>(CommandRow.class, rows);
    }

    JRDataSource findings() {
        var findings = data.findings();
        return new Rows<>(
                FindingRow.class,
                IntStream.range(0, findings.size())
                        .mapToObj(i -> finding(i + 1, findings.get(i)))
                        .toList());
    }

    private static FindingRow finding(int number, Finding finding) {
        return new FindingRow(
                Integer.toString(number),
                finding.found(),
                finding.cause() == null ? "由责任单位查明" : finding.cause(),
                finding.remedy() == null ? "由责任单位填报" : finding.remedy(),
                finding.owner(),
                Wording.day(finding.due()),
                finding.entries().text());
    }

    private String time(Instant at) {
        return Wording.time(at, cover.raisedAt());
    }

    /** An exercise's minutes pass in seconds, so there they are told to the second. */
    private String minute(Instant at) {
        return cover.exercise() == null ? Wording.minute(at, cover.raisedAt()) : time(at);
    }

    private static <T, R extends Record> JRDataSource rows(Class<R> type, List<T> items, Function<T, R> row) {
        return new Rows<>(type, items.stream().map(row).toList());
    }
}
