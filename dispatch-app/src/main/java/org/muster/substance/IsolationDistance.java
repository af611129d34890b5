package org.muster.substance;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One row of a table of distances, as its source states it.
 *
 * @param substance null for what nobody knows
 * @param table which table it belongs to: 142 or ERG
 * @param container of large spills in some tables, or null
 * @param wind LOW, MODERATE or HIGH in some tables, or null
 * @param isolateMetres all round the spill
 * @param dayMetres downwind of it by day and {@code nightMetres} by night; null where the source gives none
 * @param atLeast the source says "at least"
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IsolationDistance(
        String id,
        SubstanceId substance,
        String table,
        Spill spill,
        String container,
        String wind,
        int isolateMetres,
        Integer dayMetres,
        Integer nightMetres,
        boolean atLeast,
        Confidence flag,
        String source,
        String note) {

    /** Downwind metres for this half of the day; 0 where the source gives none. */
    public int downwindMetres(boolean night) {
        Integer metres = night ? nightMetres : dayMetres;
        return metres == null ? 0 : metres;
    }
}
