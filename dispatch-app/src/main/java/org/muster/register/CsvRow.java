package org.muster.register;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.shared.DivisionCode;
import org.muster.shared.Position;
import org.muster.shared.Problem;

/** The cells of one row, read as values; a cell that cannot be read is refused by the name of its column. */
public final class CsvRow {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,30}");
    private static final int LONGEST_CELL = 500;

    private final Map<String, String> cells;

    CsvRow(Map<String, String> cells) {
        this.cells = cells;
    }

    /** A text that must not be empty. */
    public String text(String column) {
        String value = optional(column);
        if (value == null) {
            throw Problem.invalid(column, "不能为空");
        }
        return value;
    }

    /** A text, or null when the cell is empty. */
    public String optional(String column) {
        String value = cells.get(column);
        if (value == null || value.isBlank()) {
            return null;
        }
        value = value.strip();
        if (value.length() > LONGEST_CELL) {
            throw Problem.invalid(column, "超过 " + LONGEST_CELL + " 个字");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalid(column, "含有控制字符或换行");
        }
        if (Formula.looksLikeOne(value)) {
            throw Problem.invalid(column, "不能以 = + - @ 开头（防止被表格软件当作公式）");
        }
        return Formula.unquoted(value);
    }

    /** Words separated by semicolons. */
    public List<String> words(String column) {
        String value = optional(column);
        return value == null
                ? List.of()
                : Arrays.stream(value.split("[;；]"))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .toList();
    }

    public double number(String column, double least, double most) {
        String value = text(column);
        try {
            double number = Double.parseDouble(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, together with what lies outside the limits
        }
        throw Problem.invalid(column, "须为 " + plain(least) + " 到 " + plain(most) + " 之间的数");
    }

    public int whole(String column, int least, int most) {
        double number = number(column, least, most);
        if (number != Math.rint(number)) {
            throw Problem.invalid(column, "须为整数");
        }
        return (int) number;
    }

    public boolean yes(String column) {
        return switch (text(column)) {
            case "true", "是", "1" -> true;
            case "false", "否", "0" -> false;
            default -> throw Problem.invalid(column, "须为“是”或“否”");
        };
    }

    public LocalDate date(String column) {
        return dateOf(column, text(column));
    }

    /** A date, or null when the cell is empty. */
    public LocalDate optionalDate(String column) {
        String value = optional(column);
        return value == null ? null : dateOf(column, value);
    }

    private static LocalDate dateOf(String column, String value) {
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            throw Problem.invalid(column, "日期须写作 2026-04-05");
        }
    }

    public <E extends Enum<E>> E oneOf(Class<E> type, String column) {
        String value = text(column);
        return Stream.of(type.getEnumConstants())
                .filter(constant -> constant.name().equals(value))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        column,
                        "须为 "
                                + Stream.of(type.getEnumConstants())
                                        .map(Enum::name)
                                        .collect(Collectors.joining("、"))
                                + " 之一"));
    }

    public DivisionCode division(String column) {
        String value = text(column);
        try {
            return new DivisionCode(value);
        } catch (Problem e) {
            throw Problem.invalid(column, e.getMessage());
        }
    }

    /** A division that is in the register. */
    public DivisionCode division(String column, Set<DivisionCode> known) {
        DivisionCode code = division(column);
        if (!known.contains(code)) {
            throw Problem.invalid(column, "没有这个区划：" + code);
        }
        return code;
    }

    /** The short name of a row in the column {@code id}: letters, digits and hyphens. */
    public String id() {
        String value = text("id");
        if (!ID.matcher(value).matches()) {
            throw Problem.invalid("id", "编号须为 1 到 30 位字母、数字或短横");
        }
        return value;
    }

    /** The point in the columns {@code lon} and {@code lat}, WGS84. */
    public Position position() {
        return new Position(number("lon", -180, 180), number("lat", -90, 90));
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
