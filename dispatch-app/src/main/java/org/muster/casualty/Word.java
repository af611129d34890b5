package org.muster.casualty;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.muster.shared.Position;

/** What somebody said of a casualty; null where they said nothing. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Word(
        Whereabouts state,
        Triage triage,
        String tag,
        String name,
        Harm harm,
        Boolean contaminated,
        Boolean decontaminated,
        String substance,
        String place,
        Position location,
        String note) {

    Word untagged() {
        return new Word(
                state, triage, null, name, harm, contaminated, decontaminated, substance, place, location, note);
    }
}
