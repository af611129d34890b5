package org.muster.report;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.muster.consultation.AssessmentSheet;
import org.muster.consultation.AssessmentSheet.SiteLine;
import org.muster.consultation.AssessmentSheets;
import org.muster.gauge.SiteReadings.Reading;
import org.muster.incident.Incident;
import org.muster.journal.Journal;
import org.muster.reports.AssessmentPaper;
import org.muster.reports.AssessmentPaper.Line;
import org.muster.reports.AssessmentPaper.Section;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The assessment sheet as it stands at this moment, in the words it is read aloud in. */
@Service
class AssessmentAssembly {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    /** Sites that stand nowhere and have no reading are many; so many of them are printed. */
    private static final int QUIET_SITES = 6;

    private static final int QUESTIONS = 10;

    private final AssessmentSheets sheets;
    private final PostIncidentAssembly reports;
    private final Journal journal;

    AssessmentAssembly(AssessmentSheets sheets, PostIncidentAssembly reports, Journal journal) {
        this.sheets = sheets;
        this.reports = reports;
        this.journal = journal;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    AssessmentPaper of(Incident incident) {
        AssessmentSheet sheet = sheets.of(incident);
        var entries = journal.all(incident.id());
        var story = new Story(
                entries,
                incident.exerciseSpeed(),
                sheet.asOf(),
                incident.status().over());
        return new AssessmentPaper(
                reports.cover(incident, story),
                sheet.asOf(),
                state(sheet),
                sites(sheet),
                List.of(
                        new Section("预警", warnings(sheet)),
                        new Section("人员转移与被困", moved(sheet)),
                        new Section("力量与物资", forces(sheet)),
                        new Section("叫应与通信", calls(sheet)),
                        new Section("待定与未结", questions(sheet)),
                        new Section("最近决定", decisions(sheet))),
                PostIncidentAssembly.seal(entries));
    }

    private static String state(AssessmentSheet it) {
        return (it.level() == null
                        ? (it.responseEndedAt() == null ? "未启动响应" : "响应已于 " + TIME.format(it.responseEndedAt()) + " 终止")
                        : it.level().label() + " 级响应"
                                + (it.levelSince() == null ? "" : "（" + TIME.format(it.levelSince()) + " 起）"))
                + (it.proposedLevel() == null
                        ? ""
                        : "，系统建议 " + it.proposedLevel().label() + " 级，待定")
                + " · " + it.status();
    }

    private static List<AssessmentPaper.Site> sites(AssessmentSheet sheet) {
        List<AssessmentPaper.Site> sites = new ArrayList<>();
        int quiet = 0;
        for (SiteLine it : sheet.sites()) {
            boolean silent = it.mode().equals("NONE")
                    && it.forecasts().isEmpty()
                    && it.readings().stream().allMatch(one -> one.value() == null);
            if (silent && ++quiet > QUIET_SITES) {
                continue;
            }
            sites.add(new AssessmentPaper.Site(
                    it.name() + "（" + it.divisionName() + "·" + it.kindLabel() + "）",
                    measures(it),
                    limits(it),
                    it.modeLabel(),
                    it.mode().equals("IMMEDIATE"),
                    behind(it)));
        }
        return sites;
    }

    private static String measures(SiteLine it) {
        String measured = it.readings().stream()
                .filter(one -> one.value() != null)
                .map(one -> one.label() + " " + plain(one.value()) + " " + one.unit() + (one.silent() ? "（失联）" : ""))
                .collect(Collectors.joining("；"));
        String expected = it.forecasts().stream()
                .map(one -> one.label() + " " + plain(one.value()) + " mm")
                .collect(Collectors.joining("；"));
        String all = measured.isEmpty() ? expected : expected.isEmpty() ? measured : measured + "；" + expected;
        return all.isEmpty() ? (it.readings().isEmpty() ? "无雨量、水位站" : "无读数") : all;
    }

    private static String limits(SiteLine it) {
        return it.readings().stream()
                .filter(one -> one.prepare() != null || one.immediate() != null)
                .map(AssessmentAssembly::limit)
                .distinct()
                .collect(Collectors.joining("；"));
    }

    private static String limit(Reading one) {
        String window =
                one.measure().window() == null ? "水位 " : one.measure().window().toHours() + "h ";
        return window + (one.prepare() == null ? "—" : plain(one.prepare())) + "/"
                + (one.immediate() == null ? "—" : plain(one.immediate()))
                + ("C".equals(one.flag()) ? "" : " [?]");
    }

    private static String behind(SiteLine it) {
        String people =
                it.people() == 0 ? "" : (it.households() == 0 ? "" : it.households() + " 户 ") + it.people() + " 人";
        String zones = it.zones().isEmpty()
                ? "未划片区"
                : it.zones().size() + " 片区" + (it.ordered() > 0 ? "（已令 " + it.ordered() + "）" : "");
        return people.isEmpty() ? zones : zones + " " + people;
    }

    private static List<Line> warnings(AssessmentSheet sheet) {
        return sheet.warnings().stream()
                .map(it -> new Line(
                        it.kindLabel() + colour(it.colour()),
                        (it.headline() == null ? "" : it.headline() + "；")
                                + (it.sent() == null ? "" : TIME.format(it.sent()) + " 发布")
                                + (it.expires() == null ? "" : "，有效至 " + TIME.format(it.expires())),
                        "RED".equals(it.colour())))
                .toList();
    }

    private static String colour(String colour) {
        return switch (colour == null ? "" : colour) {
            case "RED" -> "红色";
            case "ORANGE" -> "橙色";
            case "YELLOW" -> "黄色";
            case "BLUE" -> "蓝色";
            default -> "";
        };
    }

    private static List<Line> moved(AssessmentSheet sheet) {
        List<Line> lines = new ArrayList<>();
        var moved = sheet.moved();
        if (moved != null) {
            lines.add(new Line(
                    "人员转移",
                    moved.zones() + " 个片区应转 " + moved.people() + " 人：已安置 " + moved.transferred() + "，途中 "
                            + moved.moving() + "，未落实 " + moved.missing()
                            + (moved.refused() > 0 ? "，拒绝 " + moved.refused() : ""),
                    moved.missing() > 0));
        } else {
            lines.add(new Line("人员转移", "未下达转移令", false));
        }
        var trapped = sheet.trapped();
        if (trapped != null) {
            lines.add(new Line(
                    "被困人员",
                    trapped.places() + " 处 " + trapped.people() + " 人未销号，其中 " + trapped.unsent() + " 处未派；已脱险 "
                            + trapped.rescued() + " 人",
                    trapped.unsent() > 0));
        }
        return lines;
    }

    private static List<Line> forces(AssessmentSheet sheet) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(
                "已派队伍",
                sheet.forces().isEmpty()
                        ? "无"
                        : sheet.forces().stream()
                                .map(it -> it.teamName() + " " + it.people() + " 人（" + it.task() + "）")
                                .collect(Collectors.joining("；")),
                false));
        lines.add(new Line(
                "可用队伍",
                sheet.standby().isEmpty()
                        ? "无"
                        : sheet.standby().stream()
                                .map(it -> it.kindLabel() + " " + it.teams() + " 支")
                                .collect(Collectors.joining("，")),
                sheet.standby().isEmpty()));
        lines.add(new Line(
                "在库物资",
                sheet.supplies().isEmpty()
                        ? "无"
                        : sheet.supplies().stream()
                                .map(it -> it.name() + " " + plain(it.quantity()) + " " + it.unit())
                                .collect(Collectors.joining("，")),
                false));
        var works = sheet.works();
        if (works != null) {
            lines.add(new Line(
                    "巡堤与抢修",
                    "巡堤 " + works.patrols() + " 段，抢修 " + works.repairs() + " 处，逾时 " + works.overdue() + "，未处置险情 "
                            + works.openDangers() + " 处",
                    works.openDangers() > 0 || works.overdue() > 0));
        }
        return lines;
    }

    private static List<Line> calls(AssessmentSheet sheet) {
        List<Line> lines = new ArrayList<>();
        var calls = sheet.calls();
        lines.add(
                calls == null
                        ? new Line("预警叫应", "尚未叫应", false)
                        : new Line(
                                "预警叫应",
                                calls.targets() + " 个对象，应答 " + calls.answered()
                                        + (calls.open() > 0 ? "，未应答 " + calls.open() : "")
                                        + (calls.unreached() > 0 ? "，叫不应 " + calls.unreached() : "")
                                        + (calls.slowest() == null ? "" : "；最慢 " + calls.slowest() + " 秒"),
                                calls.unreached() > 0));
        if (!sheet.cutOff().isEmpty()) {
            lines.add(new Line("通信中断", String.join("、", sheet.cutOff()), true));
        }
        return lines;
    }

    private static List<Line> questions(AssessmentSheet sheet) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String it : sheet.questions()) {
            if (++number > QUESTIONS) {
                lines.add(new Line("", "另有 " + (sheet.questions().size() - QUESTIONS) + " 项，见指挥席", false));
                break;
            }
            lines.add(new Line(Integer.toString(number), it, false));
        }
        return lines;
    }

    private static List<Line> decisions(AssessmentSheet sheet) {
        return sheet.decisions().stream()
                .map(it -> new Line(TIME.format(it.at()), it.text() + "（" + it.by() + "）", false))
                .toList();
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(Math.round(value * 10) / 10.0);
    }
}
