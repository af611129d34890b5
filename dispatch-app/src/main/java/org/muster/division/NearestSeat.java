package org.muster.division;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.muster.shared.DivisionCode;
import org.muster.shared.DivisionCode.Level;
import org.muster.shared.Position;

/**
 * Takes the division whose seat is nearest: official boundaries may not be shipped with the product. A county whose
 * townships are known is stood for by them.
 */
class NearestSeat {

    private final List<Division> seats;
    private final double reachMetres;

    /** @param reachMetres beyond this distance from every seat a point is nobody's */
    NearestSeat(List<Division> all, double reachMetres) {
        Set<DivisionCode> divided = all.stream()
                .filter(it -> it.level() == Level.TOWNSHIP)
                .map(it -> it.code().county())
                .collect(Collectors.toSet());
        this.seats = all.stream()
                .filter(it -> it.level() == Level.TOWNSHIP || it.level() == Level.COUNTY)
                .filter(it -> !divided.contains(it.code()))
                .toList();
        this.reachMetres = reachMetres;
    }

    Optional<Division> at(Position point) {
        return seats.stream()
                .min(Comparator.comparingDouble((Division it) -> it.centre().metresTo(point))
                        .thenComparing(Division::code))
                .filter(it -> it.centre().metresTo(point) <= reachMetres);
    }
}
