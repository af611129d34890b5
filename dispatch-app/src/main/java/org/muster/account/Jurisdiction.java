package org.muster.account;

import java.util.Collection;
import org.muster.shared.DivisionCode;
import org.muster.shared.Problem;
import org.springframework.stereotype.Component;

/** Keeps every read and write inside the caller's divisions. What lies outside does not exist: 404. */
@Component
public class Jurisdiction {

    /** @throws Problem 404 when the division is not the caller's */
    public void require(DivisionCode division, String what) {
        if (!covers(division)) {
            throw Problem.notFound(what);
        }
    }

    public boolean covers(DivisionCode division) {
        return Caller.current().covers(division);
    }

    /** SQL LIKE patterns, one per division of the caller, for {@code division_code like any (:scope)}. */
    public String[] patterns() {
        return patternsOf(Caller.current().divisions());
    }

    public static String[] patternsOf(Collection<DivisionCode> divisions) {
        return divisions.stream().map(division -> division.prefix() + "%").toArray(String[]::new);
    }
}
