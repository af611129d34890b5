package org.muster.depot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.muster.shared.Problem;

/** Amounts of material: never negative, to three decimals, whole where a thing cannot be halved. */
public final class Quantities {

    /** A thousand million of anything is a slip of the finger. */
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);

    private static final int DECIMALS = 3;
    private static final int MOST_DIGITS = 30;

    private Quantities() {}

    /** @throws Problem 422 naming the field when it is not an amount of this material greater than nothing */
    public static BigDecimal positive(String field, BigDecimal said, Material material) {
        BigDecimal quantity = amount(field, said, material);
        if (quantity.signum() == 0) {
            throw Problem.invalid(field, material.name() + "的数量须大于 0");
        }
        return quantity;
    }

    /** @throws Problem 422 naming the field when it is not an amount of this material; nothing is one */
    public static BigDecimal amount(String field, BigDecimal said, Material material) {
        if (said == null) {
            throw Problem.invalid(field, "请填写" + material.name() + "的数量");
        }
        // looked at before any arithmetic: 1e999999999 is short to write and long to subtract
        if (said.signum() < 0 || Math.abs((long) said.scale()) > MOST_DIGITS || said.precision() > MOST_DIGITS) {
            throw Problem.invalid(field, material.name() + "的数量须为 0 到 10 亿之间的数");
        }
        if (said.compareTo(MOST) > 0) {
            throw Problem.invalid(field, material.name() + "的数量须为 0 到 10 亿之间的数");
        }
        BigDecimal plain = said.stripTrailingZeros();
        if (material.whole() && plain.scale() > 0) {
            throw Problem.invalid(field, material.name() + "按" + material.unit() + "整件计，数量须为整数");
        }
        if (plain.scale() > DECIMALS) {
            throw Problem.invalid(field, material.name() + "的数量最多 3 位小数");
        }
        return plain.setScale(DECIMALS, RoundingMode.UNNECESSARY);
    }

    /** Without needless zeros, never in powers of ten: 12, 0.4. */
    public static String plain(BigDecimal quantity) {
        return shown(quantity).toPlainString();
    }

    /** As clients read it. */
    public static BigDecimal shown(BigDecimal quantity) {
        if (quantity == null) {
            return null;
        }
        BigDecimal plain = quantity.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0, RoundingMode.UNNECESSARY) : plain;
    }
}
