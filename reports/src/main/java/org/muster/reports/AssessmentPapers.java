package org.muster.reports;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperFillManager;

/** Prints the assessment sheet on A4 upright: one page on an ordinary night, more when the night is not. */
public final class AssessmentPapers {

    private static final int ACROSS = 595;
    private static final int DOWN = 842;

    /** A line of either part; its components are the template's fields. */
    record Row(
            String part,
            String heading,
            String head,
            String text,
            String site,
            String measures,
            String limits,
            String standing,
            String behind,
            Boolean alarm) {}

    private AssessmentPapers() {}

    /**
     * Writes the sheet; the stream stays open.
     *
     * @throws ReportFailed when it could not be laid out or written
     */
    public static void render(AssessmentPaper data, OutputStream out) {
        var parameters = Sheets.parameters(data.cover(), data.seal(), "会商研判单", Sheets.Format.PDF);
        if (data.cover().exercise() != null) {
            parameters.put("exerciseMark", new ExerciseMark(ACROSS, DOWN));
            parameters.put("subtitle", "推演 · 不作决策依据");
        }
        parameters.put("state", Printable.of(data.state()));
        parameters.put("basis", "数据截至 " + Wording.stamp(data.readAt()) + "；与指挥席同源。阈值未经本地核定的以 [?] 标出。");
        parameters.put("signatures", "会商主持：　　　　　　　　记录：　　　　　　　　时间：　　　　　　　　");
        try {
            Sheets.pdf(
                    JasperFillManager.fillReport(
                            Templates.sheet("assessment"), parameters, new Rows<>(Row.class, rows(data))),
                    (String) parameters.get("title"),
                    out);
        } catch (JRException e) {
            throw new ReportFailed("assessment", e);
        }
    }

    private static List<Row> rows(AssessmentPaper data) {
        List<Row> rows = new ArrayList<>();
        int number = 0;
        boolean sitesPrinted = false;
        for (var section : data.sections()) {
            if (!sitesPrinted && number == 1) {
                number = sites(data, rows, number);
                sitesPrinted = true;
            }
            String heading = Wording.numeral(++number) + "、" + section.heading();
            if (section.lines().isEmpty()) {
                rows.add(line(heading, new AssessmentPaper.Line("—", "无", false)));
            }
            section.lines().forEach(it -> rows.add(line(heading, it)));
        }
        if (!sitesPrinted) {
            sites(data, rows, number);
        }
        return rows;
    }

    /** After the warnings: what falls and rises, beside what each place can bear. */
    private static int sites(AssessmentPaper data, List<Row> rows, int number) {
        String heading = Wording.numeral(number + 1) + "、雨水情与转移指标";
        if (data.sites().isEmpty()) {
            rows.add(line(heading, new AssessmentPaper.Line("—", "名册中没有山洪、地灾、水库、堤防风险点", false)));
        }
        data.sites()
                .forEach(it -> rows.add(new Row(
                        "sites",
                        heading,
                        null,
                        null,
                        it.name(),
                        Wording.orDash(it.measures()),
                        Wording.orDash(it.limits()),
                        it.standing(),
                        Wording.orDash(it.behind()),
                        it.alarm())));
        return number + 1;
    }

    private static Row line(String heading, AssessmentPaper.Line it) {
        return new Row("lines", heading, it.head(), it.text(), null, null, null, null, null, it.alarm());
    }
}
