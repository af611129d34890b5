package org.muster.integrations.cap;

/**
 * A rule a message breaks, and where.
 *
 * @param fatal whether what was meant is in doubt because of it
 * @param place such as {@code alert/info[1]/area[2]/polygon[1]}
 * @param line of the document, from 1; 0 when it is about no line
 * @param found what stands there, shortened; null when something is missing
 */
public record CapBreach(CapRule rule, boolean fatal, String place, int line, String found) {

    private static final int SHOWN = 80;

    public CapBreach {
        if (found != null && found.length() > SHOWN) {
            int end = Character.isHighSurrogate(found.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
            found = found.substring(0, end) + "…";
        }
    }

    /** Place and rule in one Chinese sentence. */
    public String sentence() {
        return place + "：" + rule.chinese() + (found == null ? "" : "（" + found + "）");
    }
}
