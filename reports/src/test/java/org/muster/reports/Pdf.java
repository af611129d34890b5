package org.muster.reports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.text.PDFTextStripper;

/** What a reader of the PDF sees: its pages as text, its fonts. */
record Pdf(List<String> pages, Map<String, Boolean> embeddedFonts) {

    static Pdf of(PostIncident data) {
        var bytes = new ByteArrayOutputStream();
        PostIncidentReport.render(data, bytes);
        try (var document = Loader.loadPDF(bytes.toByteArray())) {
            return new Pdf(pages(document), fonts(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text() {
        return String.join("\n", pages);
    }

    /** Without any white space: a cell's lines and letter-spaced titles read on. */
    String run() {
        return text().replaceAll("\\s", "");
    }

    private static List<String> pages(PDDocument document) throws IOException {
        var pages = new ArrayList<String>();
        for (int page = 1; page <= document.getNumberOfPages(); page++) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            pages.add(stripper.getText(document));
        }
        return pages;
    }

    private static Map<String, Boolean> fonts(PDDocument document) throws IOException {
        var fonts = new TreeMap<String, Boolean>();
        for (var page : document.getPages()) {
            fonts(page.getResources(), fonts);
        }
        return fonts;
    }

    private static void fonts(PDResources resources, Map<String, Boolean> fonts) throws IOException {
        if (resources == null) {
            return;
        }
        for (var name : resources.getFontNames()) {
            var font = resources.getFont(name);
            fonts.put(font.getName().replaceFirst("^[A-Z]{6}\\+", ""), font.isEmbedded());
        }
        for (var name : resources.getXObjectNames()) {
            if (resources.getXObject(name) instanceof PDFormXObject form) {
                fonts(form.getResources(), fonts);
            }
        }
    }
}
