package org.muster.support;

import java.io.IOException;
import java.io.UncheckedIOException;
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
