package org.muster.support;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

/** What a PDF says. */
public final class Paper {

    private Paper() {}

    /** Its words without white space, as they were written. */
    public static String words(byte[] pdf) {
        return words(pdf, false);
    }

    /** Its words without white space, row by row as a reader sees them. */
    public static String rows(byte[] pdf) {
        return words(pdf, true);
    }

    /** What stands in the parts of a spreadsheet. */
    public static String cells(byte[] spreadsheet) {
        var text = new StringBuilder();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(spreadsheet))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String words(byte[] pdf, boolean byPosition) {
        try (var document = Loader.loadPDF(pdf)) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(byPosition);
            return stripper.getText(document).replaceAll("\\s", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
