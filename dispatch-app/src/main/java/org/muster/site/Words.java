package org.muster.site;

/** Text as a form sends it. */
final class Words {

    private Words() {}

    /** Stripped; nothing said is null. */
    static String orNull(String said) {
        return said == null || said.isBlank() ? null : said.strip();
    }
}
