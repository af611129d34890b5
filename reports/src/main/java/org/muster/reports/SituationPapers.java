package org.muster.reports;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.data.JRMapCollectionDataSource;
import net.sf.jasperreports.engine.export.ooxml.JRDocxExporter;
import net.sf.jasperreports.export.SimpleDocxReportConfiguration;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.pdf.JRPdfExporter;
import net.sf.jasperreports.pdf.SimplePdfExporterConfiguration;

/** Reports to the levels above on A4: as a PDF that goes out, as a DOCX that can be worked on. */
public final class SituationPapers {

    /** What a paper is wanted as. */
    public enum Format {
        PDF,
        DOCX
    }

    private static final String TEMPLATE = "situation-report";
    private static final int LONGEST_SECTION = 2_000;

    /** The text's column and the notes' indentation, in points; the layout engine measures a little wider. */
    private static final int WIDTH = 453;

    private static final int INDENT = 25;

    private SituationPapers() {}

    /**
     * Writes the paper; the stream stays open.
     *
     * @throws ReportFailed when it could not be laid out or written
     */
    public static void render(SituationPaper data, Format format, OutputStream out) {
        try {
            JasperPrint print = JasperFillManager.fillReport(
                    Templates.sheet(TEMPLATE),
                    parameters(data, format),
                    new JRMapCollectionDataSource(sections(data, format)));
            if (format == Format.PDF) {
                pdf(print, data, out);
            } else {
                docx(print, out);
            }
        } catch (JRException e) {
            throw new ReportFailed(TEMPLATE, e);
        }
    }

    /** A page gets finished lines, broken the Chinese way; a document is to be worked on and breaks its own. */
    private static List<Map<String, ?>> sections(SituationPaper data, Format format) {
        List<Map<String, ?>> rows = new ArrayList<>();
        int number = 0;
        for (SituationPaper.Section it : data.sections()) {
            String note = Stream.of(
                            it.before() == null ? "" : "前报：" + it.before(),
                            it.writtenBy() == null ? "" : "人工填写：" + it.writtenBy(),
                            it.entries().text())
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(" · "));
            String text = "　　" + (it.text() == null ? "待核实" : Printable.of(it.text(), LONGEST_SECTION));
            rows.add(Map.of(
                    "heading",
                    Wording.numeral(++number) + "、" + Printable.of(it.label()) + (it.before() == null ? "" : "（有变化）"),
                    "text",
                    format == Format.PDF ? Lines.broken(text, WIDTH, Ink.regular(12.5f)) : text,
                    "note",
                    format == Format.PDF
                            ? Lines.broken(Printable.of(note, LONGEST_SECTION), WIDTH - INDENT, Ink.regular(8.5f))
                            : Printable.of(note, LONGEST_SECTION),
                    "missing",
                    it.text() == null));
        }
        return rows;
    }

    private static Map<String, Object> parameters(SituationPaper data, Format format) {
        Cover cover = data.cover();
        var parameters = new HashMap<String, Object>();
        parameters.put(JRParameter.REPORT_LOCALE, Locale.SIMPLIFIED_CHINESE);
        parameters.put(JRParameter.REPORT_TIME_ZONE, TimeZone.getTimeZone(Wording.ZONE));
        parameters.put("bureau", Printable.of(cover.bureau()));
        parameters.put("documentNumber", cover.documentNumber() == null ? "未编号" : Printable.of(cover.documentNumber()));
        parameters.put("signer", data.signer() == null ? "签发人：　　　　" : "签发人：" + Printable.of(data.signer()));
        parameters.put("title", title(data));
        parameters.put("draft", data.signer() == null ? "草稿 · 未签发 · 不得报出" : null);
        parameters.put("exercise", cover.exercise() == null ? null : "推演 · 非真实事件 · 不得外传");
        if (cover.exercise() != null && format == Format.PDF) {
            parameters.put("exerciseMark", new ExerciseMark());
        }
        parameters.put("to", String.join("、", data.to()) + "：");
        parameters.put("amendment", amendment(data, format));
        parameters.put(
                "next",
                data.nextDueAt() == null
                        ? null
                        : "下次续报：" + Wording.stamp(data.nextDueAt()).substring(0, 16) + " 前");
        parameters.put("signature", Printable.of(cover.bureau()));
        parameters.put(
                "signedAt",
                data.signedAt() == null
                        ? "（未签发）"
                        : Wording.stamp(data.signedAt()).substring(0, 16));
        parameters.put(
                "copies",
                "抄送：" + (data.copies().isEmpty() ? "无" : String.join("、", data.copies())) + "　　起草："
                        + Wording.orDash(Printable.of(data.reporter())));
        parameters.put(
                "footer",
                "事件编号 " + Printable.of(cover.number()) + " · 依据日志 1–"
                        + data.seal().entries() + " 条 · 散列 " + data.seal().shortened());
        return parameters;
    }

    /** 关于福泉林区森林火灾的首报 */
    static String title(SituationPaper data) {
        return "关于" + Printable.of(data.cover().title()) + "的" + data.kind()
                + (data.version() > 1 ? "（更正，第 " + data.version() + " 版）" : "");
    }

    private static String amendment(SituationPaper data, Format format) {
        if (data.amends() == null && data.changes().isEmpty()) {
            return null;
        }
        String why = data.amends() == null ? "" : "更正原因：" + Printable.of(data.amends());
        String what = data.changes().isEmpty()
                ? ""
                : "更正内容：" + Printable.of(String.join("；", data.changes()), LONGEST_SECTION);
        String both = why.isEmpty() || what.isEmpty() ? why + what : why + "\n" + what;
        return format == Format.PDF ? Lines.broken(both, WIDTH - INDENT, Ink.regular(11)) : both;
    }

    private static void pdf(JasperPrint print, SituationPaper data, OutputStream out) throws JRException {
        var exporter = new JRPdfExporter();
        exporter.setExporterInput(new SimpleExporterInput(print));
        exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(out));
        var document = new SimplePdfExporterConfiguration();
        document.setMetadataTitle(title(data));
        document.setMetadataAuthor(Printable.of(data.cover().bureau()));
        document.setMetadataSubject(Printable.of(data.cover().number()));
        document.setMetadataCreator("Muster");
        document.setDisplayMetadataTitle(true);
        document.setCompressed(true);
        exporter.setConfiguration(document);
        exporter.exportReport();
    }

    private static void docx(JasperPrint print, OutputStream out) throws JRException {
        var exporter = new JRDocxExporter();
        exporter.setExporterInput(new SimpleExporterInput(print));
        exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(out));
        var pages = new SimpleDocxReportConfiguration();
        pages.setFlexibleRowHeight(true);
        exporter.setConfiguration(pages);
        exporter.exportReport();
    }
}
