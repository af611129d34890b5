package org.muster.substance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.muster.substance.Substance.Vapour;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All substance cards. */
@Repository
public class Substances {

    private final JdbcClient jdbc;

    Substances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Substance> find(SubstanceId id) {
        return jdbc.sql("select * from substance where id = ?")
                .param(id.value())
                .query(Substances::substance)
                .optional();
    }

    public Map<SubstanceId, Substance> byId(Collection<SubstanceId> ids) {
        return jdbc
                .sql("select * from substance where id = any (?)")
                .param(ids.stream().map(SubstanceId::value).distinct().toArray(String[]::new))
                .query(Substances::substance)
                .list()
                .stream()
                .collect(Collectors.toMap(Substance::id, it -> it));
    }

    public Set<String> ids() {
        return Set.copyOf(
                jdbc.sql("select id from substance").query(String.class).list());
    }

    /** Those the plate stands for; its usual one first. */
    public List<Substance> listOfUn(String un) {
        return jdbc.sql("select * from substance where ? = any (un) order by un[1] = ? desc, id")
                .params(un, un)
                .query(Substances::substance)
                .list();
    }

    /** The one that is called exactly so, in either language or by another of its names. */
    public Optional<Substance> named(String said) {
        String name = said.strip().toLowerCase(Locale.ROOT);
        return jdbc.sql(
                        """
                select * from substance
                 where lower(name) = :name or lower(name_en) = :name or lower(id) = :name or lower(formula) = :name
                    or cas = :name or :name in (select lower(it) from unnest(synonyms) it)
                 order by lower(name) = :name desc, id limit 1""")
                .param("name", name)
                .query(Substances::substance)
                .optional();
    }

    /** Those whose name in either language, synonym, formula, CAS or UN number holds the text; all for an empty one. */
    public List<Substance> search(String text, int limit) {
        String part = text.strip().toLowerCase(Locale.ROOT).replaceFirst("^un\\s*(?=\\d)", "");
        return jdbc.sql(
                        """
                select * from substance
                 where strpos(lower(concat_ws(' ', id, name, name_en, formula, cas, array_to_string(synonyms, ' '),
                                              array_to_string(un, ' '))), :part) > 0
                 order by lower(name) = :part desc, :part = any (un) desc, id limit :limit""")
                .param("part", part)
                .param("limit", limit)
                .query(Substances::substance)
                .list();
    }

    List<Substance> list() {
        return jdbc.sql("select * from substance order by id")
                .query(Substances::substance)
                .list();
    }

    void save(Substance it) {
        jdbc.sql(
                        """
                insert into substance (id, name, name_en, synonyms, formula, cas, un, erg_guide, inhalation, flammable_gas,
                                       water_reactive, vapour, hazards, incompatible, alarm_low_ppm, alarm_high_ppm,
                                       alarm_source, idlh_ppm, first_measures, protection, decontamination, neutraliser,
                                       threshold_t, threshold_flag, beta, beta_flag, source, flag)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set name = excluded.name, name_en = excluded.name_en,
                    synonyms = excluded.synonyms, formula = excluded.formula, cas = excluded.cas, un = excluded.un,
                    erg_guide = excluded.erg_guide, inhalation = excluded.inhalation,
                    flammable_gas = excluded.flammable_gas, water_reactive = excluded.water_reactive,
                    vapour = excluded.vapour, hazards = excluded.hazards, incompatible = excluded.incompatible,
                    alarm_low_ppm = excluded.alarm_low_ppm, alarm_high_ppm = excluded.alarm_high_ppm,
                    alarm_source = excluded.alarm_source, idlh_ppm = excluded.idlh_ppm,
                    first_measures = excluded.first_measures, protection = excluded.protection,
                    decontamination = excluded.decontamination, neutraliser = excluded.neutraliser,
                    threshold_t = excluded.threshold_t, threshold_flag = excluded.threshold_flag, beta = excluded.beta,
                    beta_flag = excluded.beta_flag, source = excluded.source, flag = excluded.flag""")
                .params(Arrays.asList(
                        it.id().value(),
                        it.name(),
                        it.nameEn(),
                        it.synonyms().toArray(String[]::new),
                        it.formula(),
                        it.cas(),
                        it.un().toArray(String[]::new),
                        it.ergGuide(),
                        it.inhalation(),
                        it.flammableGas(),
                        it.waterReactive(),
                        it.vapour() == null ? null : it.vapour().name(),
                        it.hazards(),
                        it.incompatible().toArray(String[]::new),
                        it.alarmLowPpm(),
                        it.alarmHighPpm(),
                        it.alarmSource(),
                        it.idlhPpm(),
                        it.firstMeasures(),
                        it.protection(),
                        it.decontamination(),
                        it.neutraliser(),
                        it.thresholdTonnes(),
                        it.thresholdFlag() == null ? null : it.thresholdFlag().sign(),
                        it.beta(),
                        it.betaFlag() == null ? null : it.betaFlag().sign(),
                        it.source(),
                        it.flag().sign()))
                .update();
    }

    private static Substance substance(ResultSet row, int index) throws SQLException {
        String vapour = row.getString("vapour");
        return new Substance(
                new SubstanceId(row.getString("id")),
                row.getString("name"),
                row.getString("name_en"),
                words(row, "synonyms"),
                row.getString("formula"),
                row.getString("cas"),
                words(row, "un"),
                row.getObject("erg_guide", Integer.class),
                row.getBoolean("inhalation"),
                row.getBoolean("flammable_gas"),
                row.getBoolean("water_reactive"),
                vapour == null ? null : Vapour.valueOf(vapour),
                row.getString("hazards"),
                words(row, "incompatible"),
                Figures.shown(row.getBigDecimal("alarm_low_ppm")),
                Figures.shown(row.getBigDecimal("alarm_high_ppm")),
                row.getString("alarm_source"),
                Figures.shown(row.getBigDecimal("idlh_ppm")),
                row.getString("first_measures"),
                row.getString("protection"),
                row.getString("decontamination"),
                row.getString("neutraliser"),
                Figures.shown(row.getBigDecimal("threshold_t")),
                flag(row.getString("threshold_flag")),
                Figures.shown(row.getBigDecimal("beta")),
                flag(row.getString("beta_flag")),
                row.getString("source"),
                Confidence.of(row.getString("flag")));
    }

    private static Confidence flag(String sign) {
        return sign == null ? null : Confidence.of(sign);
    }

    private static List<String> words(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
