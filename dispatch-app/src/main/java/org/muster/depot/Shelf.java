package org.muster.depot;

import java.math.BigDecimal;

/**
 * How much of a lot lies in its depot.
 *
 * @param onHand on the shelf
 * @param reserved held for orders, never more than is there
 */
public record Shelf(Lot lot, BigDecimal onHand, BigDecimal reserved) {

    public BigDecimal free() {
        return onHand.subtract(reserved);
    }
}
