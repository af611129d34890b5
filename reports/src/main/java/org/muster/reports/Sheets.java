package org.muster.reports;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.export.ooxml.JRXlsxExporter;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.export.SimpleXlsxReportConfiguration;
import net.sf.jasperreports.pdf.JRPdfExporter;
import net.sf.jasperreports.pdf.SimplePdfExporterConfiguration;

/** Tables on A4 across: as a PDF to be signed, as a spreadsheet to be reckoned with. */
public final class Sheets {

    /** What a sheet is wanted as. */
    public enum Format {
        PDF,
        XLSX
    }

    /** A line of the allowance sheet; its components are the template's fields. */
    record AllowanceRow(
            String team,
            String name,
            String duty,
            String called,
            String answered,
            String arrived,
            String proof,
            String left,
            BigDecimal hours,
            Integer units,
            BigDecimal amount,
            String note,
            String entries,
            Boolean total) {}

    /** A line of the dispatch log. */
    record OrderRow(
            String number,
            String team,
            String task,
            String issued,
            String delivered,
            String acknowledged,
            String mustered,
            String departed,
            String arrived,
            String checked,
            String completed,
            String released,
            String present,
            String outcome,
            String entries,
            Boolean total) {}

    /** A line of the message log. */
    record MessageRow(
            String number,
            String way,
            String urgency,
            String said,
            String from,
            String to,
            String text,
            String became,
            String took,
            String entries,
            Boolean total) {}

    /** A line of the material log. */
    record MaterialRow(
            String at,
            String order,
            String step,
            String depot,
            String text,
            String note,
            String by,
            String entries,
            Boolean total) {}

    /** A line of the compensation ledger. */
    record ClaimRow(
            String number,
            String claimant,
            String contact,
            String kind,
            String basis,
            String what,
            BigDecimal claimed,
            BigDecimal assessed,
            BigDecimal paid,
            String state,
            String note,
            String entries,
            Boolean total) {}

    private static final int ACROSS = 842;
    private static final int DOWN = 595;

    private Sheets() {}

    /**
     * Writes the allowance sheet; the stream stays open.
     *
     * @throws ReportFailed when it could not be laid out or written
     */
    public static void render(Allowance data, Format format, OutputStream out) {
        var parameters = parameters(data.cover(), data.seal(), "出勤补贴表", format);
        parameters.put("basis", Printable.of(data.basis()));
        parameters.put("notes", "到位、离开和更正取自点名、本人点到与集结点扫码的原始记录；更正只追加，不改原记录。" + "时长从到位起，到离开、归队或撤令止。出处为事件日志序号。");
        parameters.put("signatures", "制表：　　　　　　　　审核：　　　　　　　　财务：　　　　　　　　日期：　　　　　　　　");
        List<AllowanceRow> rows = new ArrayList<>();
        for (var team : data.teams()) {
            var heading = "令 " + team.number() + "　" + team.name() + "　" + team.standing();
            team.members().forEach(it -> rows.add(row(heading, it, data.cover())));
            rows.add(sum(heading, "小计　到 " + team.attended() + " 人", team.units(), team.amount()));
        }
        rows.add(sum(
                null,
                "合计",
                data.teams().stream().mapToInt(Allowance.Team::units).sum(),
                data.teams().stream().map(Allowance.Team::amount).reduce(BigDecimal.ZERO, BigDecimal::add)));
        export("allowance", parameters, new Rows<>(AllowanceRow.class, rows, format == Format.XLSX), format, out);
    }

    /**
     * Writes the dispatch log; the stream stays open.
     *
     * @throws ReportFailed when it could not be laid out or written
     */
    public static void render(DispatchLog data, Format format, OutputStream out) {
        var parameters = parameters(data.cover(), data.seal(), "调度指令登记表", format);
        parameters.put("basis", "时间为服务器收到的时间；“到/达标/应到”为集结人数。");
        parameters.put("notes", "出处为事件日志序号。");
        parameters.put("signatures", "值班员：　　　　　　　　带班领导：　　　　　　　　日期：　　　　　　　　");
        var rows = data.orders().stream().map(it -> row(it, data.cover())).toList();
        export("dispatch-log", parameters, new Rows<>(OrderRow.class, rows, format == Format.XLSX), format, out);
    }

    /**
     * Writes the message log; the stream stays open.
     *
     * @throws ReportFailed when it could not be laid out or written
     */
    public static void render(MessageLog data, Format format, OutputStream out) {
        var parameters = parameters(data.cover(), data.seal(), "信息登记簿", format);
        parameters.put("basis", "时刻为收发时刻；用时从登记起到办结止。收发同用一个顺序号，更正另立一号，原文不改。");
        parameters.put("notes", "出处为事件日志序号；过长的内容在此截短，全文见系统。");
        parameters.put("signatures", "登记：　　　　　　　　带班领导：　　　　　　　　日期：　　　　　　　　");
        var rows = data.messages().stream().map(it -> row(it, data.cover())).toList();
        export("message-log", parameters, new Rows<>(MessageRow.class, rows, format == Format.XLSX), format, out);
    }

    /**
     * Writes the material log; the stream stays open.
     *
     * @throws ReportFailed when it could not be laid out or written
     */
    public static void render(MaterialLog data, Format format, OutputStream out) {
        var parameters = parameters(data.cover(), data.seal(), "物资调拨登记表", format);
        parameters.put("basis", "时刻为服务器收到的时间；每一步一行，数量以各环节清点为准。");
        parameters.put("notes", "出处为事件日志序号；库存和往来账见物资账。");
        parameters.put("signatures", "库管员：　　　　　　　　值班员：　　　　　　　　带班领导：　　　　　　　　日期：　　　　　　　　");
        var rows = data.steps().stream()
                .map(it -> new MaterialRow(
                        Wording.minute(it.at(), data.cover().raisedAt()),
                        Wording.orDash(it.order()),
                        it.what(),
                        Wording.orDash(it.depot()),
                        Wording.orDash(it.text()),
                        it.note(),
                        Wording.orDash(it.by()),
                        it.entries().text(),
                        false))
                .toList();
        export("material-log", parameters, new Rows<>(MaterialRow.class, rows, format == Format.XLSX), format, out);
    }

    /**
     * Writes the compensation ledger; the stream stays open.
     *
     * @throws ReportFailed when it could not be laid out or written
     */
    public static void render(CompensationLedger data, Format format, OutputStream out) {
        var parameters = parameters(data.cover(), data.seal(), "补偿台账", format);
        parameters.put("basis", "金额单位：元。不予补偿的不计核定金额。");
        parameters.put("notes", "申请人和联系方式只供办理补偿，不得外传。出处为事件日志序号。");
        parameters.put("signatures", "登记：　　　　　　　　核定：　　　　　　　　财务：　　　　　　　　日期：　　　　　　　　");
        List<ClaimRow> rows = new ArrayList<>();
        data.claims().forEach(it -> rows.add(row(it)));
        rows.add(new ClaimRow(
                null,
                "合计 " + data.claims().size() + " 件",
                null,
                null,
                null,
                null,
                sum(data.claims().stream().map(CompensationLedger.Claim::claimed)),
                sum(data.claims().stream().map(CompensationLedger.Claim::assessed)),
                sum(data.claims().stream().map(CompensationLedger.Claim::paid)),
                null,
                null,
                null,
                true));
        export("compensation", parameters, new Rows<>(ClaimRow.class, rows, format == Format.XLSX), format, out);
    }

    private static ClaimRow row(CompensationLedger.Claim it) {
        return new ClaimRow(
                Integer.toString(it.number()),
                it.claimant(),
                Wording.orDash(it.contact()),
                it.kind(),
                it.basis(),
                it.what(),
                it.claimed(),
                it.assessed(),
                it.paid(),
                it.state(),
                it.note(),
                it.entries().text(),
                false);
    }

    private static BigDecimal sum(Stream<BigDecimal> amounts) {
        return amounts.filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static MessageRow row(LoggedMessage it, Cover cover) {
        return new MessageRow(
                Integer.toString(it.number()),
                it.way(),
                it.urgency(),
                Wording.minute(it.saidAt(), cover.raisedAt()),
                it.from(),
                it.to(),
                it.text(),
                it.became(),
                it.settledIn() == null ? "—" : Wording.duration(it.settledIn()),
                it.entries().text(),
                false);
    }

    private static AllowanceRow row(String heading, Allowance.Member it, Cover cover) {
        var raised = cover.raisedAt();
        return new AllowanceRow(
                heading,
                it.name(),
                it.duty(),
                Wording.minute(it.calledAt(), raised),
                Wording.orDash(it.answer()),
                Wording.minute(it.arrivedAt(), raised),
                Wording.orDash(it.proof()),
                Wording.minute(it.leftAt(), raised),
                it.served() == null
                        ? null
                        : BigDecimal.valueOf(it.served().toSeconds())
                                .divide(BigDecimal.valueOf(3600), 1, RoundingMode.HALF_UP),
                it.units() == 0 ? null : it.units(),
                it.units() == 0 ? null : it.amount(),
                it.note(),
                it.entries().text(),
                false);
    }

    private static AllowanceRow sum(String heading, String label, int units, BigDecimal amount) {
        return new AllowanceRow(
                heading, label, null, null, null, null, null, null, null, units, amount, null, null, true);
    }

    private static OrderRow row(DispatchLog.Order it, Cover cover) {
        var raised = cover.raisedAt();
        return new OrderRow(
                it.number(),
                it.team(),
                it.task(),
                Wording.minute(it.issuedAt(), raised),
                Wording.minute(it.deliveredAt(), raised),
                Wording.minute(it.acknowledgedAt(), raised),
                Wording.minute(it.musteredAt(), raised),
                Wording.minute(it.departedAt(), raised),
                Wording.minute(it.arrivedAt(), raised),
                Wording.minute(it.checkedAt(), raised),
                Wording.minute(it.completedAt(), raised),
                Wording.minute(it.releasedAt(), raised),
                it.present() + "/" + it.quorum() + "/" + it.strength(),
                it.outcome(),
                it.entries().text(),
                false);
    }

    static Map<String, Object> parameters(Cover cover, Seal seal, String title, Format format) {
        var parameters = new HashMap<String, Object>();
        parameters.put(JRParameter.REPORT_LOCALE, Locale.SIMPLIFIED_CHINESE);
        parameters.put(JRParameter.REPORT_TIME_ZONE, TimeZone.getTimeZone(Wording.ZONE));
        // a spreadsheet has no pages: the head is said once
        parameters.put(JRParameter.IS_IGNORE_PAGINATION, format == Format.XLSX);
        parameters.put("bureau", Printable.of(cover.bureau()));
        parameters.put("title", Printable.of(cover.title()) + " " + title);
        parameters.put("subtitle", cover.exercise() == null ? null : "推演 · 不作发放和归档依据");
        parameters.put(
                "footer",
                "编号 " + Printable.of(cover.number()) + " · 截至 " + Wording.stamp(cover.asOf()) + " · 日志 1–"
                        + seal.entries() + " 条 · 首部散列 " + seal.shortened());
        if (cover.exercise() != null && format == Format.PDF) {
            parameters.put("exerciseMark", new ExerciseMark(ACROSS, DOWN));
        }
        return parameters;
    }

    private static void export(
            String template, Map<String, Object> parameters, Rows<?> rows, Format format, OutputStream out) {
        try {
            var print = JasperFillManager.fillReport(Templates.sheet(template), parameters, rows);
            if (format == Format.XLSX) {
                xlsx(print, out);
            } else {
                pdf(print, (String) parameters.get("title"), out);
            }
        } catch (JRException e) {
            throw new ReportFailed(template, e);
        }
    }

    static void pdf(JasperPrint print, String title, OutputStream out) throws JRException {
        var exporter = new JRPdfExporter();
        exporter.setExporterInput(new SimpleExporterInput(print));
        exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(out));
        var document = new SimplePdfExporterConfiguration();
        document.setMetadataTitle(title);
        document.setMetadataCreator("Muster");
        document.setDisplayMetadataTitle(true);
        document.setCompressed(true);
        exporter.setConfiguration(document);
        exporter.exportReport();
    }

    private static void xlsx(JasperPrint print, OutputStream out) throws JRException {
        var exporter = new JRXlsxExporter();
        exporter.setExporterInput(new SimpleExporterInput(print));
        exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(out));
        var sheet = new SimpleXlsxReportConfiguration();
        sheet.setDetectCellType(true);
        sheet.setOnePagePerSheet(false);
        sheet.setRemoveEmptySpaceBetweenRows(true);
        sheet.setRemoveEmptySpaceBetweenColumns(true);
        sheet.setWhitePageBackground(false);
        sheet.setWrapText(true);
        exporter.setConfiguration(sheet);
        exporter.exportReport();
    }
}
