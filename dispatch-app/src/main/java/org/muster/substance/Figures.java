package org.muster.substance;

import java.math.BigDecimal;
import org.muster.register.CsvRow;
import org.muster.shared.Problem;

/** Numbers as people write them. */
final class Figures {

    private Figures() {}

    /** Without noughts nobody wrote; null for null. */
    static BigDecimal shown(BigDecimal stored) {
        if (stored == null) {
            return null;
        }
        BigDecimal plain = stored.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    /** A figure over 0, or null when the cell is empty. */
    static BigDecimal optional(CsvRow row, String column, double most) {
        if (row.optional(column) == null) {
            return null;
        }
        double figure = row.number(column, 0, most);
        if (figure == 0) {
            throw Problem.invalid(column, "须大于 0；没有这个数请留空");
        }
        return shown(BigDecimal.valueOf(figure));
    }
}
