package org.muster.reports;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.export.ooxml.JRXlsxExporter;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.export.SimpleXlsxReportConfiguration;

/**
 * The control table of an evacuation on A4 across. Its three parts follow one another on paper; in a spreadsheet each has a
 * sheet of its own, so that its columns can be sorted and added up.
 */
public final class EvacuationSheets {

    private static final String ZONES = "zones";
    private static final String MISSING = "missing";
    private static final String SHELTERS = "shelters";

    /** A line of any part; its components are the template's fields, and a part uses those it has columns for. */
    record Row(
            String part,
            String heading,
            String name,
            String responsible,
            String mode,
            String ordered,
            String due,
            Integer households,
            Integer people,
            Integer transferred,
            Integer moving,
            Integer notified,
            Integer listed,
            Integer refused,
            Integer absent,
            Integer unreachable,
            String done,
            String code,
            String head,
            String status,
            String needs,
            String note,
            String last,
            Boolean total) {}

    private EvacuationSheets() {}

    /**
     * Writes the control table; the stream stays open.
     *
     * @throws ReportFailed when it could not be laid out or written
     */
    public static void render(EvacuationTable data, Sheets.Format format, OutputStream out) {
        var parameters = Sheets.parameters(data.cover(), data.seal(), "人员转移总表", format);
        parameters.put("basis", "数据截至 " + Wording.stamp(data.readAt()) + "；完成 = 安置 ÷ 应转；准备转移的分区未计入应转。");
        parameters.put("notes", "户主姓名已脱敏；本表含个人信息，仅供应急处置使用，处置结束后销毁（突发事件应对法第八十五条）。");
        parameters.put("signatures", "填表：　　　　　　　　转移责任人：　　　　　　　　带班领导：　　　　　　　　日期：　　　　　　　　");
        List<Row> zones = zones(data);
        List<Row> missing = missing(data);
        List<Row> shelters = shelters(data);
        try {
            if (format == Sheets.Format.PDF) {
                var rows = Stream.of(zones, missing, shelters)
                        .flatMap(List::stream)
                        .toList();
                Sheets.pdf(fill(parameters, rows, format), (String) parameters.get("title"), out);
            } else {
                sheets(parameters, List.of(zones, missing, shelters), out);
            }
        } catch (JRException e) {
            throw new ReportFailed("evacuation", e);
        }
    }

    private static List<Row> zones(EvacuationTable data) {
        var heading = "转移总表";
        var rows = new ArrayList<Row>();
        var must = data.zones().stream().filter(EvacuationTable.Zone::immediate).toList();
        must.forEach(it -> rows.add(zone(heading, it, data.cover())));
        if (!must.isEmpty()) {
            var sum = must.stream()
                    .map(EvacuationTable.Zone::counts)
                    .reduce(EvacuationTable.Counts.NONE, EvacuationTable.Counts::and);
            rows.add(line(heading, "合计", null, null, null, null, sum, share(sum), true));
        }
        data.zones().stream().filter(it -> !it.immediate()).forEach(it -> rows.add(zone(heading, it, data.cover())));
        if (rows.isEmpty()) {
            rows.add(text(ZONES, heading, "没有下达转移令"));
        }
        return rows;
    }

    private static Row zone(String heading, EvacuationTable.Zone it, Cover cover) {
        String done = it.state() != null ? it.state() : it.immediate() ? share(it.counts()) : "未计入应转";
        return line(
                heading,
                it.name(),
                Wording.orDash(it.responsible()),
                it.immediate() ? "立即" : "准备",
                Wording.minute(it.orderedAt(), cover.raisedAt()),
                Wording.minute(it.finishBy(), cover.raisedAt()),
                it.counts(),
                done,
                false);
    }

    /** Rounded down: 351 of 352 is not everybody. */
    private static String share(EvacuationTable.Counts counts) {
        return Wording.attendance(counts.transferred(), counts.people());
    }

    private static Row line(
            String heading,
            String name,
            String responsible,
            String mode,
            String ordered,
            String due,
            EvacuationTable.Counts it,
            String done,
            boolean total) {
        return new Row(
                ZONES,
                heading,
                name,
                responsible,
                mode,
                ordered,
                due,
                it.households(),
                it.people(),
                it.transferred(),
                it.moving(),
                it.notified(),
                it.listed(),
                it.refused(),
                it.absent(),
                it.unreachable(),
                done,
                null,
                null,
                null,
                null,
                null,
                null,
                total);
    }

    private static List<Row> missing(EvacuationTable data) {
        int people = data.missing().stream()
                .mapToInt(EvacuationTable.Missing::people)
                .sum();
        var heading = "未落实名单　" + data.missing().size() + " 户 " + people + " 人";
        var rows = new ArrayList<Row>();
        for (var it : data.missing()) {
            String last = it.lastAt() == null
                    ? Wording.orDash(it.lastText())
                    : Wording.minute(it.lastAt(), data.cover().raisedAt())
                            + (it.lastText() == null ? "" : " " + it.lastText());
            rows.add(new Row(
                    MISSING,
                    heading,
                    it.zone(),
                    Wording.orDash(it.responsible()),
                    null,
                    null,
                    null,
                    null,
                    it.people(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    it.code(),
                    it.head(),
                    it.status(),
                    Wording.orDash(it.needs()),
                    Wording.orDash(it.note()),
                    last,
                    false));
        }
        if (rows.isEmpty()) {
            rows.add(text(MISSING, heading, "没有未落实的人"));
        }
        return rows;
    }

    private static List<Row> shelters(EvacuationTable data) {
        var heading = "安置场所";
        var rows = new ArrayList<Row>();
        for (var it : data.shelters()) {
            int free = it.capacity() - it.arrived();
            var words = Stream.of(
                            free <= 0 ? "已满，后来的改送别处" : null,
                            it.standard() == null ? null : it.standard() ? "规范化避灾场所" : "非规范化")
                    .filter(word -> word != null)
                    .toList();
            rows.add(new Row(
                    SHELTERS,
                    heading,
                    it.name(),
                    Wording.orDash(it.keeper()),
                    null,
                    null,
                    null,
                    it.capacity(),
                    free,
                    it.arrived(),
                    it.moving(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    words.isEmpty() ? "—" : String.join("；", words),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    false));
        }
        return rows;
    }

    private static Row text(String part, String heading, String words) {
        return new Row(
                part, heading, words, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null, null, false);
    }

    private static JasperPrint fill(Map<String, Object> parameters, List<Row> rows, Sheets.Format format)
            throws JRException {
        return JasperFillManager.fillReport(
                Templates.sheet("evacuation"), parameters, new Rows<>(Row.class, rows, format == Sheets.Format.XLSX));
    }

    private static void sheets(Map<String, Object> parameters, List<List<Row>> parts, OutputStream out)
            throws JRException {
        List<JasperPrint> prints = new ArrayList<>();
        for (List<Row> part : parts) {
            if (!part.isEmpty()) {
                prints.add(fill(parameters, part, Sheets.Format.XLSX));
            }
        }
        var exporter = new JRXlsxExporter();
        exporter.setExporterInput(SimpleExporterInput.getInstance(prints));
        exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(out));
        var sheet = new SimpleXlsxReportConfiguration();
        sheet.setDetectCellType(true);
        sheet.setOnePagePerSheet(true);
        sheet.setSheetNames(new String[] {"转移总表", "未落实名单", "安置场所"});
        sheet.setRemoveEmptySpaceBetweenRows(true);
        sheet.setRemoveEmptySpaceBetweenColumns(true);
        sheet.setWhitePageBackground(false);
        sheet.setWrapText(true);
        exporter.setConfiguration(sheet);
        exporter.exportReport();
    }
}
