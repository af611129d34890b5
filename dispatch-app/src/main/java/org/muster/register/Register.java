package org.muster.register;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.muster.shared.DivisionCode;

/**
 * A table of the duty room that can be loaded from and written to CSV. Each module that keeps one offers it as a bean,
 * ordered so that what others refer to comes first.
 *
 * @param <T> what one row says
 */
public interface Register<T> {

    /** The name in addresses and file names, such as {@code water-points}. */
    String kind();

    /** The header, in order. */
    List<String> columns();

    /** Those of the columns a file may leave out: they came later than the files people have. */
    default Set<String> optionalColumns() {
        return Set.of();
    }

    /** Looks up what rows may refer to, once, and answers with the reader of a file. */
    RowReader<T> reader();

    /** Whether the demo cast has a file of it; not where what it holds would be out of date the day after. */
    default boolean inDemoCast() {
        return true;
    }

    /** The division a row belongs to; nobody loads rows outside their own. */
    DivisionCode divisionOf(T row);

    /**
     * Adds the row, or replaces the one of the same id.
     *
     * @return false when that id is already used outside the scope
     */
    boolean save(T row, Scope scope);

    /** All rows within the scope, as the cells of {@link #columns()}. */
    List<List<Object>> export(Scope scope);

    /** Reads one row; wrong cells are refused as a {@link org.muster.shared.Problem}. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(CsvRow row);
    }

    /** The divisions somebody may load into or read from. */
    record Scope(Collection<DivisionCode> divisions) {

        /** Everything; for the demo cast. */
        public static final Scope ALL = new Scope(List.of());

        public boolean covers(DivisionCode division) {
            return this == ALL || divisions.stream().anyMatch(own -> own.covers(division));
        }

        /** Patterns for {@code division_code like any (?)}. */
        public String[] patterns() {
            return this == ALL
                    ? new String[] {"%"}
                    : divisions.stream()
                            .map(division -> division.prefix() + "%")
                            .toArray(String[]::new);
        }
    }
}
