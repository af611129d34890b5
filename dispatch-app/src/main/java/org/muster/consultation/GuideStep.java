package org.muster.consultation;

import java.time.Duration;
import org.muster.shared.ResponseLevel;

/**
 * One step a response level asks for. A level asks for its own steps and for those of the levels below it.
 *
 * @param from the lowest level that asks for it
 * @param who has to do it, and {@code whoEn} the same in English
 * @param within of the level's start; null where no rule gives a time
 * @param when what must hold for it to be asked at all: RED_WARNING, GUARANTEED_LEVEL, CUT_OFF, REFUSED, TRAPPED,
 *     PASSED; null for always
 * @param fact the fact by which the system knows that it is done; null where a person says so
 * @param source where it is written
 * @param flag how sure that is: C read in the text, L likely, ? to be confirmed by the bureau
 */
record GuideStep(
        String id,
        ResponseLevel from,
        String who,
        String whoEn,
        String text,
        String textEn,
        Duration within,
        When when,
        FactKind fact,
        String source,
        String flag) {

    enum When {
        RED_WARNING,
        GUARANTEED_LEVEL,
        CUT_OFF,
        REFUSED,
        TRAPPED,
        PASSED
    }

    /** What the system sees for itself. */
    enum FactKind {
        LEVEL_IN_FORCE,
        CALLS_ANSWERED,
        LISTS_APPROVED,
        KIT_CHECKED,
        REPORTS_SENT,
        PATROLS_WALKED,
        DANGERS_SETTLED,
        ZONES_ORDERED,
        EVERYBODY_MOVED,
        PHONES_SENT,
        RESCUE_SENT,
        LIFELINES_RESTORED,
        HEADQUARTERS,
        FORCES_OUT,
        EVERYBODY_HOME,
        LOSSES_CONFIRMED
    }
}
