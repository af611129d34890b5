package org.muster.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.muster.shared.Problem;
import org.muster.shared.Problem.FieldError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Loads and writes the registers as CSV; a file is loaded whole or not at all. */
@Component
public class Registers {

    private static final int MOST_ROWS = 20_000;
    private static final int MOST_ERRORS = 50;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final List<Register<?>> all;

    Registers(List<Register<?>> all) {
        this.all = all;
    }

    /** In the order in which they may be loaded. */
    List<Register<?>> list() {
        return all;
    }

    Register<?> get(String kind) {
        return all.stream()
                .filter(register -> register.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("名册"));
    }

    /**
     * @return how many rows were loaded
     * @throws Problem 422 with one error per wrong row; nothing is loaded then
     */
    @Transactional
    public <T> int load(Register<T> register, byte[] file, Register.Scope scope) {
        List<FieldError> errors = new ArrayList<>();
        List<T> rows = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        Register.RowReader<T> reader = register.reader();
        List<CSVRecord> records = records(register, decoded(file));
        int width = records.get(0).getParser().getHeaderNames().size();
        for (CSVRecord record : records) {
            long number = record.getRecordNumber() + 1; // the header is row 1, as a spreadsheet shows it
            try {
                if (record.size() != width) {
                    throw Problem.invalid("row", "应有 " + width + " 列，实有 " + record.size() + " 列");
                }
                T row = reader.read(new CsvRow(record.toMap()));
                if (!scope.covers(register.divisionOf(row))) {
                    throw Problem.invalid("division", "不在您的辖区");
                }
                rows.add(row);
                numbers.add(number);
            } catch (Problem e) {
                errors.addAll(numbered(number, e));
            }
        }
        refuse(errors);
        for (int i = 0; i < rows.size(); i++) {
            if (!register.save(rows.get(i), scope)) {
                errors.add(new FieldError("row " + numbers.get(i), "第 " + numbers.get(i) + " 行：编号已被其他辖区使用"));
            }
        }
        refuse(errors);
        return rows.size();
    }

    /** With a byte order mark, so that spreadsheet programs read the Chinese as UTF-8. */
    String write(Register<?> register, Register.Scope scope) {
        StringBuilder text = new StringBuilder().append(BYTE_ORDER_MARK);
        try (var printer = CSVFormat.RFC4180.print(text)) {
            printer.printRecord(register.columns());
            for (List<Object> row : register.export(scope)) {
                printer.printRecord(row.stream().map(Registers::cell).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static Object cell(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Collection<?> words) {
            return Formula.quoted(
                    String.join(";", words.stream().map(Object::toString).toList()));
        }
        return Formula.quoted(value.toString());
    }

    private static String decoded(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw Problem.invalid("file", "文件不是 UTF-8 编码，请另存为“CSV UTF-8”再导入");
        }
    }

    private static List<CSVRecord> records(Register<?> register, String text) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            Set<String> header = new HashSet<>(parser.getHeaderNames());
            Set<String> needed = new HashSet<>(register.columns());
            needed.removeAll(register.optionalColumns());
            if (!header.containsAll(needed) || !Set.copyOf(register.columns()).containsAll(header)) {
                throw Problem.invalid("header", "表头应为：" + String.join(",", register.columns()));
            }
            List<CSVRecord> records = parser.getRecords();
            if (records.isEmpty()) {
                throw Problem.invalid("file", "文件没有数据行");
            }
            if (records.size() > MOST_ROWS) {
                throw Problem.invalid("file", "超过 " + MOST_ROWS + " 行，请分次导入");
            }
            return records;
        } catch (IOException | IllegalArgumentException | UncheckedIOException e) {
            throw Problem.invalid("file", "不是完整的 CSV 文件：引号或表头有误");
        }
    }

    private static List<FieldError> numbered(long number, Problem problem) {
        if (problem.properties().get("errors") instanceof List<?> wrong) {
            return wrong.stream()
                    .map(FieldError.class::cast)
                    .map(error -> new FieldError(
                            "row " + number + " " + error.field(),
                            "第 " + number + " 行 " + error.field() + "：" + error.message()))
                    .toList();
        }
        return List.of(new FieldError("row " + number, "第 " + number + " 行：" + problem.getMessage()));
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors.subList(0, Math.min(MOST_ERRORS, errors.size())))
                    .with("wrongRows", errors.size());
        }
    }
}
