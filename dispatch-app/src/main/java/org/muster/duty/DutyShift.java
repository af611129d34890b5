package org.muster.duty;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One shift of a unit.
 *
 * @param from from then on
 * @param until until then, not included
 * @param leader who leads it 带班领导, or null while nobody is named
 * @param officers who stands it 值班员
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DutyShift(
        UUID id,
        String unitId,
        Instant from,
        Instant until,
        DutyPerson leader,
        List<DutyPerson> officers,
        int revision) {

    public DutyShift {
        officers = List.copyOf(officers);
    }

    boolean covers(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    boolean overlaps(DutyShift other) {
        return from.isBefore(other.until) && other.from.isBefore(until);
    }

    /** Leader and officers. */
    public List<DutyPerson> people() {
        return Stream.concat(Stream.ofNullable(leader), officers.stream()).toList();
    }
}
