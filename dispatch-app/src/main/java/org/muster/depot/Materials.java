package org.muster.depot;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The catalogue. */
@Repository
@Transactional(readOnly = true)
public class Materials {

    private record PartRow(MaterialCode kit, Material.Part part) {}

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
                        "code = any (:codes)",
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

    private List<Material> read(String where, Map<String, ?> params) {
        List<PartRow> parts = jdbc.sql(
                        """
                select p.kit_code, p.part_code, m.name, p.quantity, m.unit
                  from material_part p join material m on m.code = p.part_code order by p.kit_code, p.part_code""")
                .query((row, i) -> new PartRow(
                        new MaterialCode(row.getString("kit_code")),
                        new Material.Part(
                                new MaterialCode(row.getString("part_code")),
                                row.getString("name"),
                                Quantities.shown(row.getBigDecimal("quantity")),
                                row.getString("unit"))))
                .list();
        Map<MaterialCode, List<Material.Part>> kits = parts.stream()
                .collect(Collectors.groupingBy(
                        PartRow::kit, HashMap::new, Collectors.mapping(PartRow::part, Collectors.toList())));
        return jdbc.sql("select * from material where " + where + " order by code")
                .params(params)
                .query((row, i) -> material(row, kits))
                .list();
    }

    private static Material material(ResultSet row, Map<MaterialCode, List<Material.Part>> kits) throws SQLException {
        MaterialCode code = new MaterialCode(row.getString("code"));
        return new Material(
                code,
                row.getString("name"),
                row.getString("gb_code"),
                row.getString("unit"),
                row.getBoolean("whole"),
                Material.Use.valueOf(row.getString("use")),
                row.getObject("shelf_life_months", Integer.class),
                kits.getOrDefault(code, List.of()),
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
