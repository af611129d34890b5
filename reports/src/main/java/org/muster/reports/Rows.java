package org.muster.reports;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRField;
import net.sf.jasperreports.engine.JRRewindableDataSource;

/**
 * Feeds a template with records: a field is the record component of that name. Every text is made printable here, and
 * broken into lines where the template's field says how wide its cell is ({@code org.muster.width}, points) and in what
 * size it is set ({@code org.muster.size}). Fields without a width hold a word or a figure.
 */
final class Rows<R extends Record> implements JRRewindableDataSource {

    /** The layout engine measures a little wider than the sum of the characters. */
    private static final double ROUNDING = 1;

    /** A row must fit on a page whatever somebody typed. */
    private static final int MOST_LINES = 8;

    private static final int SHORT = 24;

    private final Map<String, RecordComponent> components;
    private final List<R> all;
    private final boolean cells;
    private Iterator<R> rows;
    private R row;

    Rows(Class<R> type, List<R> rows) {
        this(type, rows, false);
    }

    /** @param cells the texts go into a spreadsheet's cells, where they must not be taken for formulas */
    Rows(Class<R> type, List<R> rows, boolean cells) {
        this.cells = cells;
        this.components = Arrays.stream(type.getRecordComponents())
                .collect(Collectors.toMap(RecordComponent::getName, Function.identity()));
        this.all = List.copyOf(rows);
        this.rows = all.iterator();
    }

    /** A band that does not fit is laid out anew on the next page. */
    @Override
    public void moveFirst() {
        rows = all.iterator();
    }

    @Override
    public boolean next() {
        boolean more = rows.hasNext();
        if (more) {
            row = rows.next();
        }
        return more;
    }

    @Override
    public Object getFieldValue(JRField field) throws JRException {
        var component = components.get(field.getName());
        if (component == null) {
            throw new JRException("No component " + field.getName() + " in " + row.getClass());
        }
        try {
            Object value = component.getAccessor().invoke(row);
            if (!(value instanceof String text)) {
                return value;
            }
            return cells ? inCell(text) : laidOut(text, field);
        } catch (ReflectiveOperationException e) {
            throw new JRException(e);
        }
    }

    /** A cell wraps by itself, and what begins like a formula is marked as text. */
    private static String inCell(String text) {
        String printable = Printable.of(text);
        return printable.matches("(?s)[=+@\\t\\r-].*") ? "'" + printable : printable;
    }

    private static String laidOut(String text, JRField field) {
        var width = field.hasProperties() ? field.getPropertiesMap().getProperty("org.muster.width") : null;
        if (width == null) {
            return Printable.of(text, SHORT);
        }
        var size = field.getPropertiesMap().getProperty("org.muster.size");
        var lines = Lines.broken(
                        Printable.of(text), Double.parseDouble(width) - ROUNDING, Ink.regular(Float.parseFloat(size)))
                .lines()
                .toList();
        return lines.size() <= MOST_LINES
                ? String.join("\n", lines)
                : String.join("\n", lines.subList(0, MOST_LINES)) + "…";
    }
}
