package org.muster.register;

import java.util.regex.Pattern;

/** Keeps spreadsheet programs from running what should only be read. */
final class Formula {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");

    private Formula() {}

    static boolean looksLikeOne(String cell) {
        return !cell.isEmpty()
                && "=+-@".indexOf(cell.charAt(0)) >= 0
                && !NUMBER.matcher(cell).matches();
    }

    /** Written with a leading apostrophe, which spreadsheets take as "this is text". */
    static String quoted(String cell) {
        return looksLikeOne(cell) ? "'" + cell : cell;
    }

    static String unquoted(String cell) {
        return cell.startsWith("'") && looksLikeOne(cell.substring(1)) ? cell.substring(1) : cell;
    }
}
