package org.muster.depot;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The catalogue. */
@Repository
@Transactional(readOnly = true)
public class Materials {

    /** A material without its parts, and one of them; null when it is no kit. */
    private record Row(Material material, Material.Part part) {}

    private final JdbcClient jdbc;

    Materials(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Material> list() {
        return read("true", Map.of());
    }

    /** Those of these codes, by code. */
    public Map<MaterialCode, Material> byCode(Collection<MaterialCode> codes) {
        if (codes.isEmpty()) {
            return Map.of();
        }
        return read(
                        "m.code = any (:codes)",
                        Map.of(
                                "codes",
                                codes.stream()
                                        .map(MaterialCode::value)
                                        .distinct()
                                        .toArray(String[]::new)))
                .stream()
                .collect(Collectors.toMap(Material::code, it -> it));
    }

    /** @throws Problem 422 naming the field when the catalogue has no such material */
    public Material get(String field, MaterialCode code) {
        Material material = byCode(List.of(code)).get(code);
        if (material == null) {
            throw Problem.invalid(field, "物资目录里没有 " + code);
        }
        return material;
    }

    /** @param where a condition on material m */
    private List<Material> read(String where, Map<String, ?> params) {
        String sql =
                """
                select m.*, p.part_code, c.name as part_name, p.quantity as part_quantity, c.unit as part_unit
                  from material m
                  left join material_part p on p.kit_code = m.code
                  left join material c on c.code = p.part_code
                 where %s
                 order by m.code, p.part_code""";
        return jdbc
                .sql(sql.formatted(where))
                .params(params)
                .query((row, i) -> new Row(material(row), part(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(it -> it.material().code(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(Materials::whole)
                .toList();
    }

    private static Material whole(List<Row> rows) {
        Material it = rows.get(0).material();
        List<Material.Part> kit =
                rows.stream().map(Row::part).filter(Objects::nonNull).toList();
        return new Material(
                it.code(),
                it.name(),
                it.gbCode(),
                it.unit(),
                it.whole(),
                it.use(),
                it.shelfLifeMonths(),
                kit,
                it.note());
    }

    private static Material.Part part(ResultSet row) throws SQLException {
        String code = row.getString("part_code");
        return code == null
                ? null
                : new Material.Part(
                        new MaterialCode(code),
                        row.getString("part_name"),
                        Quantities.shown(row.getBigDecimal("part_quantity")),
                        row.getString("part_unit"));
    }

    private static Material material(ResultSet row) throws SQLException {
        return new Material(
                new MaterialCode(row.getString("code")),
                row.getString("name"),
                row.getString("gb_code"),
                row.getString("unit"),
                row.getBoolean("whole"),
                Material.Use.valueOf(row.getString("use")),
                row.getObject("shelf_life_months", Integer.class),
                List.of(),
                row.getString("note"));
    }

    @Transactional
    public void save(Material it) {
        jdbc.sql(
                        """
                insert into material (code, name, class, gb_code, unit, whole, use, shelf_life_months, note)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (code) do update set name = excluded.name, gb_code = excluded.gb_code, unit = excluded.unit,
                    whole = excluded.whole, use = excluded.use, shelf_life_months = excluded.shelf_life_months,
                    note = excluded.note""")
                .params(
                        it.code().value(),
                        it.name(),
                        it.majorClass(),
                        it.gbCode(),
                        it.unit(),
                        it.whole(),
                        it.use().name(),
                        it.shelfLifeMonths(),
                        it.note())
                .update();
        jdbc.sql("delete from material_part where kit_code = ?")
                .param(it.code().value())
                .update();
        for (Material.Part part : it.kit()) {
            jdbc.sql("insert into material_part (kit_code, part_code, quantity) values (?, ?, ?)")
                    .params(it.code().value(), part.code().value(), part.quantity())
                    .update();
        }
    }
}
