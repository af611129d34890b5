package org.muster.depot;

import java.math.BigDecimal;

/**
 * How much of one material lies in a depot.
 *
 * @param materialClass major class of GB/T 38565: 1 livelihood, 2 equipment, 3 engineering material
 */
record StockLine(String depotId, String material, int materialClass, BigDecimal quantity, String unit) {}
