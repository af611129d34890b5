package org.muster.alert;

import java.util.UUID;
import org.muster.shared.DivisionCode;

/** An alert was confirmed, merged or dismissed. */
public record AlertSettled(UUID alertId, DivisionCode divisionCode) {}
