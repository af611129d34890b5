package org.muster.warning;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.integrations.cap.CapAlert;
import org.muster.integrations.cap.CapInfo;
import org.muster.level.WarningLevels.Colour;
import org.muster.shared.DivisionCode;
import org.muster.shared.Hazard;

/**
 * A warning as it stands.
 *
 * @param chainId shared by a warning, its updates and its cancel
 * @param kind such as {@code TYPHOON}; {@code OTHER} when nothing we know
 * @param hazard the kind of incident it concerns; null when it concerns none
 * @param colour null when neither its words nor its severity say one
 * @param colourFrom what the colour was taken from: the convention's name
 * @param rating fire danger 1–5 when it was said; kept apart from the colour, for two conventions exist
 * @param divisionCode for which division it was received; it concerns nobody outside
 * @param matchedAt when it was known whom it concerns; null before
 */
public record Warning(
        WarningId id,
        UUID chainId,
        String sender,
        String identifier,
        Instant sent,
        CapAlert.Status status,
        CapAlert.MsgType msgType,
        String kind,
        Hazard hazard,
        String event,
        Colour colour,
        String colourFrom,
        Integer rating,
        CapInfo.Severity severity,
        CapInfo.Urgency urgency,
        CapInfo.Certainty certainty,
        String headline,
        String senderName,
        String description,
        String instruction,
        String contact,
        String areaText,
        List<String> geocodes,
        Instant effective,
        Instant onset,
        Instant expires,
        List<String> missing,
        WarningState state,
        Instant stateAt,
        String stateReason,
        WarningId followedBy,
        DivisionCode divisionCode,
        String via,
        Instant receivedAt,
        String receivedName,
        Instant matchedAt) {

    /** Only this one is about the real world. */
    public boolean actual() {
        return status == CapAlert.Status.ACTUAL;
    }

    public boolean exercise() {
        return status == CapAlert.Status.EXERCISE;
    }

    /** Whether it may move anybody at all: the real ones, and in exercises those of the exercise. */
    public boolean moves() {
        return actual() || exercise();
    }

    public boolean inForce() {
        return state == WarningState.IN_FORCE;
    }
}
