package org.muster.reports;

import java.io.OutputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import net.sf.jasperreports.engine.JREmptyDataSource;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.pdf.JRPdfExporter;
import net.sf.jasperreports.pdf.SimplePdfExporterConfiguration;
import net.sf.jasperreports.pdf.SimplePdfReportConfiguration;

/** The post-incident report as a PDF on A4, in Chinese, with its font embedded. */
public final class PostIncidentReport {

    private PostIncidentReport() {}

    /**
     * Writes the report; the stream stays open.
     *
     * @throws ReportFailed when the page could not be laid out or written
     */
    public static void render(PostIncident data, OutputStream out) {
        try {
            var templates = Templates.postIncident();
            var print = JasperFillManager.fillReport(
                    templates.get("post-incident"), parameters(data), new JREmptyDataSource(1));
            export(print, data, out);
        } catch (JRException e) {
            throw new ReportFailed("post-incident", e);
        }
    }

    private static Map<String, Object> parameters(PostIncident data) {
        var parameters = new HashMap<String, Object>();
        parameters.put(JRParameter.REPORT_LOCALE, Locale.SIMPLIFIED_CHINESE);
        parameters.put(JRParameter.REPORT_TIME_ZONE, TimeZone.getTimeZone(Wording.ZONE));
        parameters.put("templates", Templates.postIncident());
        parameters.put("headings", headings(data));
        words(data, parameters);
        drawings(data, parameters);
        tables(data, parameters);
        return parameters;
    }

    /** Sections are numbered as they come; one without data has neither number nor page. */
    private static Map<String, String> headings(PostIncident data) {
        var strength = data.strength();
        var safety = data.safety();
        var sections = new LinkedHashMap<String, String>();
        sections.put("facts", "基本情况");
        present(sections, "levels", "等级与响应级别变化", !data.levelChanges().isEmpty());
        present(sections, "warnings", "预警与叫应", data.flood().warned());
        present(sections, "evacuation", "人员转移", data.flood().moved());
        present(sections, "rescues", "被困救援", !data.flood().rescues().isEmpty());
        present(sections, "losses", "灾情", !data.flood().losses().isEmpty());
        present(sections, "works", "巡堤查险与抢修", data.flood().works().any());
        present(sections, "accident", "事故处置", data.accident().any());
        present(sections, "parallel", "调查、发布与补偿", data.parallel().any());
        present(
                sections,
                "intervals",
                "处置时间线与标准对照",
                !data.intervals().isEmpty() && !data.timeline().moments().isEmpty());
        present(sections, "musters", "队伍集结", !data.musters().isEmpty());
        present(
                sections,
                "strength",
                "力量与物资",
                !strength.forces().isEmpty() || !strength.materials().isEmpty());
        present(sections, "control", "处置结果对照", data.control() != null);
        var safetyTitle = safety.reports().isEmpty() ? "安全记录" : safety.checks().isEmpty() ? "信息报告" : "安全与信息报告";
        present(
                sections,
                "safety",
                safetyTitle,
                !safety.checks().isEmpty() || !safety.reports().isEmpty());
        present(sections, "command", "指挥体系", !data.commandCalls().isEmpty());
        present(sections, "moments", "指挥、增援与险情", !data.moments().isEmpty());
        present(
                sections,
                "messages",
                "信息收发（" + data.messages().size() + " 条）",
                !data.messages().isEmpty());
        present(
                sections,
                "findings",
                "问题与整改（" + Finding.DAYS_TO_CLOSE + " 日闭环）",
                !data.findings().isEmpty());
        sections.put("conclusion", "评估结论");
        int number = 0;
        for (var section : sections.entrySet()) {
            section.setValue(Wording.numeral(++number) + "、" + section.getValue());
        }
        return sections;
    }

    private static void present(Map<String, String> sections, String key, String title, boolean present) {
        if (present) {
            sections.put(key, title);
        }
    }

    private static void words(PostIncident data, Map<String, Object> parameters) {
        var cover = data.cover();
        var seal = data.seal();
        parameters.put("title", Printable.of(cover.title()));
        parameters.put("runningTitle", Printable.of(cover.title()) + " 应急处置评估报告");
        parameters.put("marking", "内部资料 · 注意保存");
        parameters.put("subtitle", Phrases.subtitle(cover));
        parameters.put(
                "footer",
                "编号 " + Printable.of(cover.number()) + " · 日志 1–" + seal.entries() + " 条 · 首部散列 " + seal.shortened());
        parameters.put("legend", Lines.broken(Phrases.legend(data), 503, Ink.regular(7.5f)));
        parameters.put("summary", Lines.broken(Phrases.summary(data.intervals()), 448, Ink.regular(9.5f)));
        parameters.put("attendanceCaption", "图 2 各队到勤过程 — 虚线为达标人数，红线为到时，● 达标时刻，× 到时不足");
        parameters.put("strengthCaption", "图 3 在场人数");
        var conclusion = "　　" + Printable.of(Phrases.conclusion(data));
        parameters.put("conclusion", Lines.broken(conclusion, 503, Ink.regular(10)));
        parameters.put(
                "forcesEntries",
                data.strength().forces().stream()
                        .map(Strength.Force::entries)
                        .reduce(Entries.none(), Entries::and)
                        .text());
        parameters.put(
                "materialsEntries",
                data.strength().materials().stream()
                        .map(Strength.Material::entries)
                        .reduce(Entries.none(), Entries::and)
                        .text());
    }

    private static void drawings(PostIncident data, Map<String, Object> parameters) {
        var cover = data.cover();
        cover.exercised().ifPresent(exercise -> parameters.put("exerciseMark", new ExerciseMark()));
        parameters.put("letterhead", new Letterhead(cover));
        if (!data.outcomes().isEmpty()) {
            parameters.put("outcomes", new OutcomeBoxes(data.outcomes()));
        }
        if (!data.levelChanges().isEmpty()) {
            parameters.put("levelChart", new LevelChart(data.levelChanges(), cover.raisedAt(), cover.asOf()));
        }
        if (!data.timeline().moments().isEmpty()) {
            var strip = new TimelineStrip(data.timeline(), cover);
            parameters.put("strip", strip);
            parameters.put("stripCaption", "图 1 时间线" + (strip.isFolded() ? " — 前 60 分钟放大" : ""));
        }
        if (!data.strength().onScene().isEmpty()) {
            parameters.put("strengthChart", new StrengthChart(data.strength(), cover));
        }
        if (data.control() != null) {
            parameters.put("benchmark", new BenchmarkStrip(data.control()));
        }
        if (!data.signatures().isEmpty()) {
            parameters.put("signatures", new SignatureBoxes(data.signatures()));
        }
        parameters.put("seal", new SealBox(data.seal()));
    }

    private static void tables(PostIncident data, Map<String, Object> parameters) {
        var rows = new PostIncidentRows(data);
        parameters.put("facts", rows.facts());
        parameters.put("levels", rows.levels());
        parameters.put("intervals", rows.intervals());
        parameters.put("musters", rows.musters());
        parameters.put("attendance", rows.attendance());
        parameters.put("attendanceAxis", new AttendanceAxis(rows.attendanceMinutes()));
        parameters.put("forces", rows.forces());
        parameters.put("materials", rows.materials());
        parameters.put("checks", rows.checks());
        parameters.put("informationReports", rows.informationReports());
        parameters.put("command", rows.command());
        parameters.put("moments", rows.moments());
        parameters.put("messages", rows.messages());
        parameters.put("findings", rows.findings());
        new FloodRows(data).into(parameters);
        new WorksRows(data).into(parameters);
        parameters.put("accident", AccidentRows.of(data.accident(), data.cover()));
        parameters.put("parallelCaption", data.parallel().caption());
        parameters.put("parallel", rows.moments(data.parallel().moments()));
    }

    private static void export(JasperPrint print, PostIncident data, OutputStream out) throws JRException {
        var exporter = new JRPdfExporter();
        exporter.setExporterInput(new SimpleExporterInput(print));
        exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(out));
        var document = new SimplePdfExporterConfiguration();
        document.setMetadataTitle(Printable.of(data.cover().title()) + " 应急处置评估报告");
        document.setMetadataAuthor(Printable.of(data.cover().bureau()));
        document.setMetadataSubject(Printable.of(data.cover().number()));
        document.setMetadataCreator("Muster");
        document.setDisplayMetadataTitle(true);
        document.setCompressed(true);
        exporter.setConfiguration(document);
        var pages = new SimplePdfReportConfiguration();
        pages.setForceSvgShapes(false);
        exporter.setConfiguration(pages);
        exporter.exportReport();
    }
}
