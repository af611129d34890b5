package org.muster.reports;

import java.awt.Font;
import java.util.ArrayList;
import java.util.List;

/**
 * Breaks lines the Chinese way 避头尾: no closing mark at the head of a line, no opening one at its end, figures stay
 * with their units. The layout engine breaks between any two Chinese characters, so it is handed finished lines.
 */
final class Lines {

    private static final String NOT_AT_THE_HEAD = "、。，；：？！）】》〉〕”’%℃°·…—–→,.;:?!)]}";
    private static final String NOT_AT_THE_END = "（【《〈〔“‘([{";

    private Lines() {}

    /** The text with a line break wherever the next character would pass {@code width} points. */
    static String broken(String text, double width, Font font) {
        if (text == null) {
            return null;
        }
        var lines = new ArrayList<String>();
        text.lines().forEach(line -> lines.addAll(lines(line.codePoints().toArray(), width, font)));
        return String.join("\n", lines);
    }

    private static List<String> lines(int[] text, double width, Font font) {
        var lines = new ArrayList<String>();
        int begin = 0;
        while (begin < text.length) {
            int end = fitting(text, begin, width, font);
            if (end < text.length) {
                end = opportunity(text, begin, end);
            }
            lines.add(new String(text, begin, end - begin).stripTrailing());
            begin = end;
            while (begin < text.length && text[begin] == ' ') {
                begin++;
            }
        }
        return lines;
    }

    /** The end of the longest run from {@code begin} that fits; at least one character. */
    private static int fitting(int[] text, int begin, double width, Font font) {
        double used = 0;
        int end = begin;
        while (end < text.length) {
            used += Ink.width(font, Character.toString(text[end]));
            if (used > width && end > begin) {
                return end;
            }
            end++;
        }
        return end;
    }

    /** The last place up to {@code end} where a line may break, or {@code end} when there is none. */
    private static int opportunity(int[] text, int begin, int end) {
        for (int at = end; at > begin; at--) {
            if (mayBreak(text, at)) {
                return at;
            }
        }
        return end;
    }

    private static boolean mayBreak(int[] text, int at) {
        int before = text[at - 1];
        int after = text[at];
        if (after == ' ' || NOT_AT_THE_HEAD.indexOf(after) >= 0 || NOT_AT_THE_END.indexOf(before) >= 0) {
            return false;
        }
        if (before == ' ') {
            return at < 2 || !Character.isDigit(text[at - 2]);
        }
        return !(inWord(before) && inWord(after));
    }

    private static boolean inWord(int c) {
        return c > ' ' && c < 0x2E80 && c != '–';
    }
}
