package org.muster.zone;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.muster.shared.DivisionCode;
import org.muster.shared.Position;

/**
 * An area that is evacuated as one, with the people in charge of it.
 *
 * @param siteId the risk source it lies below or beside, or null
 * @param ring its edge on the map, WGS84, not closed
 * @param responsible the named responsible person (浙江省防御洪涝台灾害人员避险转移办法 Art 3–4)
 * @param route how people leave, in words, and the point where they are fetched
 * @param shelterId where its people are taken
 * @param guard where the road is held until the all-clear
 * @param version of the last approval; 0 while nobody has approved it
 * @param changedAt when its list was changed after the approval, or null
 */
public record Zone(
        ZoneId id,
        String name,
        DivisionCode division,
        String siteId,
        List<Position> ring,
        InCharge responsible,
        InCharge deputy,
        Place route,
        String shelterId,
        Place guard,
        int version,
        LocalDate approvedOn,
        String approvedBy,
        Instant changedAt) {

    /** @param account their login, or null */
    public record InCharge(String name, String phone, String account) {}

    public record Place(String words, Position position) {}
}
