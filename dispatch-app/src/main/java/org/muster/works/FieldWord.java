package org.muster.works;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.muster.dispatch.ResponderMessage.Via;
import org.muster.dispatch.Spoken;
import org.muster.shared.Position;

/**
 * What somebody on the spot says about their patrol or repair.
 *
 * @param danger what was found, for a danger
 * @param place where on the stretch, for a danger
 * @param note what was seen, why it cannot be done, or what was restored
 */
record FieldWord(
        UUID clientId,
        Long deviceSeq,
        Instant deviceAt,
        @Size(max = 50, message = "代报对象不超过 50 字") String onBehalfOf,
        Via via,
        DangerKind danger,
        @Size(max = 100, message = "地点不超过 100 字") String place,
        Position location,
        @Size(max = 500, message = "情况不超过 500 字") String note)
        implements Spoken {

    String noteOrNull() {
        return note == null || note.isBlank() ? null : note.strip();
    }

    String placeOrNull() {
        return place == null || place.isBlank() ? null : place.strip();
    }
}
