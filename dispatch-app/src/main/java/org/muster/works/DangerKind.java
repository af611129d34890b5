package org.muster.works;

import org.muster.trigger.PrecursorKind;

/** What somebody who walks a dyke may find. */
enum DangerKind {
    PIPING("管涌"),
    SEEPAGE("渗水"),
    LEAK("漏洞"),
    CRACK("裂缝"),
    SLIDE("滑坡"),
    BANK_COLLAPSE("崩岸"),
    OVERTOPPING("漫溢"),
    OTHER("其他险情");

    private final String label;

    DangerKind(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** The sign it is for the site the stretch belongs to. */
    PrecursorKind asPrecursor() {
        return this == CRACK ? PrecursorKind.CRACK : PrecursorKind.OTHER;
    }
}
