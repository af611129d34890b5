package org.muster.reports;

import java.awt.Font;

/** Makes what people typed fit for the page: only characters the embedded font has, nothing invisible, no end of length. */
final class Printable {

    /** Longer texts are cut with an ellipsis; the journal keeps the whole. */
    static final int LONGEST = 320;

    private static final int MISSING = '□';

    private Printable() {}

    static String of(String text) {
        return of(text, LONGEST);
    }

    static String of(String text, int longest) {
        if (text == null) {
            return null;
        }
        Font font = Ink.regular(10);
        var printable = new StringBuilder(Math.min(text.length(), longest));
        int[] codePoints = text.strip().codePoints().limit(longest + 1L).toArray();
        for (int i = 0; i < Math.min(codePoints.length, longest); i++) {
            int c = codePoints[i];
            if (c == '\n') {
                printable.append('\n');
            } else if (Character.isWhitespace(c)) {
                printable.append(' ');
            } else if (visible(c)) {
                printable.appendCodePoint(font.canDisplay(c) ? c : MISSING);
            }
        }
        return codePoints.length > longest ? printable + "…" : printable.toString();
    }

    private static boolean visible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> false;
            default -> !(c >= 0xFE00 && c <= 0xFE0F);
        };
    }
}
