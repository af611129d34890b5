package org.muster.alert;

import java.util.UUID;
import org.muster.shared.DivisionCode;

/** Something was added to what an alert tells, such as that its whistle was withdrawn. */
public record AlertAmended(UUID alertId, DivisionCode divisionCode) {}
