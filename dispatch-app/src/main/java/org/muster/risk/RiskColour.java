package org.muster.risk;

/** How grave a risk is in the four colours of 风险分级管控. */
enum RiskColour {
    RED,
    ORANGE,
    YELLOW,
    BLUE
}
