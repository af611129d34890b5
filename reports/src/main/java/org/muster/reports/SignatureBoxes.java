package org.muster.reports;

import java.awt.geom.Rectangle2D;
import java.util.List;

/** The boxes to sign in, side by side. */
final class SignatureBoxes extends Drawing {

    private static final double GAP = 10;

    private final List<Signature> signatures;

    SignatureBoxes(List<Signature> signatures) {
        super(COLUMN, 64);
        this.signatures = signatures;
    }

    @Override
    void draw(Ink ink) {
        double width = (COLUMN - GAP * (signatures.size() - 1)) / signatures.size();
        for (int i = 0; i < signatures.size(); i++) {
            var signature = signatures.get(i);
            double x = i * (width + GAP);
            ink.stroke(Ink.RULE, 0.7, new Rectangle2D.Double(x + 0.4, 0.4, width - 0.8, height() - 0.8));
            ink.text(Ink.bold(9), Ink.BLACK, signature.act(), x + 8, 17);
            double after = x + 8 + Ink.width(Ink.bold(9), signature.act()) + 6;
            float room = (float) (x + width - 6 - after);
            ink.text(Ink.regular(9), Ink.GREY, Ink.fit(Ink.regular(9), signature.office(), room), after, 17);
            ink.line(Ink.GREY, 0.6, x + 8, 54, x + width - 8, 54);
        }
    }
}
