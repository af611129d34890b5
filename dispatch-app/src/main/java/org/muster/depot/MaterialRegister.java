package org.muster.depot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.muster.register.CsvRow;
import org.muster.register.Register;
import org.muster.shared.DivisionCode;
import org.muster.shared.Problem;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The catalogue as a table; one for the whole installation, so only who looks after all of it loads it. */
@Component
@Order(29)
class MaterialRegister implements Register<Material> {

    /** Above every division there is. */
    private static final DivisionCode EVERYWHERE = new DivisionCode("000000");

    private final Materials materials;

    MaterialRegister(Materials materials) {
        this.materials = materials;
    }

    @Override
    public String kind() {
        return "materials";
    }

    @Override
    public List<String> columns() {
        return List.of("code", "name", "class", "gb_code", "unit", "whole", "use", "shelf_life_months", "kit", "note");
    }

    @Override
    public RowReader<Material> reader() {
        return MaterialRegister::read;
    }

    private static Material read(CsvRow row) {
        MaterialCode code = code("code", row.text("code"));
        if (row.whole("class", 1, 3) != code.majorClass()) {
            throw Problem.invalid("class", "大类须与编码的首位一致");
        }
        String gbCode = row.optional("gb_code");
        if (gbCode != null && !gbCode.matches(code.majorClass() + "[0-9]{6}")) {
            throw Problem.invalid("gb_code", "GB/T 38565 编码为 7 位数字，首位是大类");
        }
        return new Material(
                code,
                row.text("name"),
                gbCode,
                row.text("unit"),
                row.yes("whole"),
                row.oneOf(Material.Use.class, "use"),
                row.optional("shelf_life_months") == null ? null : row.whole("shelf_life_months", 1, 600),
                parts(row),
                row.optional("note"));
    }

    private static List<Material.Part> parts(CsvRow row) {
        List<Material.Part> parts = new ArrayList<>();
        for (String word : row.words("kit")) {
            String[] both = word.split(":");
            try {
                parts.add(new Material.Part(code("kit", both[0]), null, new BigDecimal(both[1]), null));
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw Problem.invalid("kit", "组套须写作 2-002:1;2-003:2");
            }
        }
        return parts;
    }

    private static MaterialCode code(String column, String text) {
        try {
            return new MaterialCode(text);
        } catch (Problem e) {
            throw Problem.invalid(column, e.getMessage());
        }
    }

    @Override
    public DivisionCode divisionOf(Material row) {
        return EVERYWHERE;
    }

    @Override
    public boolean save(Material row, Scope scope) {
        materials.save(row);
        return true;
    }

    @Override
    public List<List<Object>> export(Scope scope) {
        return materials.list().stream()
                .map(it -> Arrays.<Object>asList(
                        it.code(),
                        it.name(),
                        it.majorClass(),
                        it.gbCode(),
                        it.unit(),
                        it.whole() ? "是" : "否",
                        it.use(),
                        it.shelfLifeMonths(),
                        it.kit().stream()
                                .map(part -> part.code() + ":" + Quantities.plain(part.quantity()))
                                .collect(Collectors.joining(";")),
                        it.note()))
                .toList();
    }
}
