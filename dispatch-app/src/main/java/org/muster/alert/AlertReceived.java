package org.muster.alert;

import java.util.UUID;
import org.muster.shared.DivisionCode;

/** An alert has come in; the consoles of its division are told after commit. */
public record AlertReceived(UUID alertId, DivisionCode divisionCode) {}
