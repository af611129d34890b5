package org.muster.reports;

import java.awt.Font;

/** The red letterhead 红头: bureau, document number, rule. */
final class Letterhead extends Drawing {

    private final String bureau;
    private final String documentNumber;

    Letterhead(Cover cover) {
        super(COLUMN, 62);
        this.bureau = Printable.of(cover.bureau());
        this.documentNumber =
                Printable.of(cover.documentNumber() == null ? "编号 " + cover.number() : cover.documentNumber());
    }

    @Override
    void draw(Ink ink) {
        Font font = Ink.bold(23);
        int gaps = Math.max(1, bureau.codePointCount(0, bureau.length()) - 1);
        float room = COLUMN - Ink.width(font, bureau);
        double gap = Math.max(0, Math.min(5, room / gaps));
        if (room < 0) {
            font = Ink.bold(23f * COLUMN / Ink.width(font, bureau));
        }
        ink.spaced(font, Ink.LETTERHEAD, bureau, COLUMN / 2.0, 28, gap);
        ink.centred(Ink.regular(10), Ink.BLACK, Ink.fit(Ink.regular(10), documentNumber, COLUMN), COLUMN / 2.0, 49);
        ink.fill(Ink.LETTERHEAD, 0, 58, COLUMN, 2);
    }
}
