package org.muster.level;

import static org.muster.shared.Json.instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.shared.DivisionCode;
import org.muster.shared.Hazard;
import org.muster.shared.ResponseLevel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What each division has set about response levels. A county that has set nothing has what its city set, a city what its
 * province did, and where nobody did, the default holds. Rows are only added: the newest is what holds.
 */
@Repository
@Transactional(readOnly = true)
public class LevelSettings {

    /** One change: who set what to which value, and why; a null value gives it back to the division above. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Change(
            long version,
            DivisionCode divisionCode,
            String key,
            String value,
            String previous,
            String reason,
            String changedBy,
            Instant at) {}

    /** The settings that hold in a division at a moment. */
    public static final class Table {

        private final Map<Setting, Change> set;
        private final long version;

        private Table(Map<Setting, Change> set, long version) {
            this.set = set;
            this.version = version;
        }

        /** The newest change anywhere above or in the division; 0 while nobody has changed anything. */
        public long version() {
            return version;
        }

        String value(Setting setting) {
            Change change = set.get(setting);
            return change == null ? setting.usual() : change.value();
        }

        Optional<Change> change(Setting setting) {
            return Optional.ofNullable(set.get(setting));
        }

        public double number(Setting setting) {
            return Double.parseDouble(value(setting));
        }

        Post post(Setting setting) {
            return Post.valueOf(value(setting));
        }

        public Post approver(ResponseLevel level) {
            return post(Setting.of("approver", level));
        }

        Duration term(ResponseLevel level) {
            return hours(Setting.of("term", level));
        }

        /** What is done at a level: a flood has other measures than a fire. */
        String measures(ResponseLevel level, Hazard hazard) {
            return value(Setting.of(hazard == Hazard.FLOOD ? "measuresFlood" : "measures", level));
        }

        public Duration hours(Setting setting) {
            return Duration.ofMillis(new BigDecimal(value(setting))
                    .multiply(BigDecimal.valueOf(3_600_000))
                    .longValue());
        }

        /** Which level of government commands. */
        public DivisionCode.Level command(Setting setting) {
            return DivisionCode.Level.valueOf(value(setting));
        }

        /** The numbers by the names the decision table reads. */
        public Map<String, Object> inputs() {
            Map<String, Object> inputs = new HashMap<>();
            Arrays.stream(Setting.values())
                    .filter(it -> it.kind().number())
                    .forEach(it -> inputs.put(it.key(), number(it)));
            return inputs;
        }

        /** A text of the table with its {@code {names}} replaced by what holds here: {@code {hoursI} 小时未控制}. */
        public String filled(String text, Hazard hazard) {
            String filled = text;
            for (Setting it : Setting.values()) {
                if (filled.contains("{" + it.key() + "}")) {
                    String value = it.kind() == Setting.Kind.POST ? post(it).label(hazard) : value(it);
                    filled = filled.replace("{" + it.key() + "}", value);
                }
            }
            return filled;
        }

        /** Who has set a value the row was held against, or empty where all are defaults. */
        public Optional<String> localSource(List<String> keys) {
            return keys.stream()
                    .map(key -> Setting.of(key).flatMap(this::change))
                    .flatMap(Optional::stream)
                    .max((a, b) -> Long.compare(a.version(), b.version()))
                    .map(it -> "本地设置第 " + it.version() + " 版（" + it.changedBy() + "：" + it.reason() + "）");
        }
    }

    private final JdbcClient jdbc;

    LevelSettings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What holds in this division, or in its county where it is a township. */
    public Table of(DivisionCode division) {
        List<DivisionCode> chain = chain(division.county());
        List<Change> newest = jdbc.sql(
                        """
                select distinct on (division_code, key) * from level_setting_change
                 where division_code = any (?) order by division_code, key, id desc""")
                .param(chain.stream().map(DivisionCode::value).toArray(String[]::new))
                .query((row, i) -> change(row))
                .list();
        Map<Setting, Change> set = new EnumMap<>(Setting.class);
        long version = 0;
        for (DivisionCode one : chain) {
            for (Change change : newest) {
                if (change.divisionCode().equals(one) && change.value() != null) {
                    Setting.of(change.key()).ifPresent(it -> set.putIfAbsent(it, change));
                }
            }
        }
        for (Change change : newest) {
            version = Math.max(version, change.version());
        }
        return new Table(set, version);
    }

    /** From the division up to its province. */
    static List<DivisionCode> chain(DivisionCode division) {
        List<DivisionCode> chain = new ArrayList<>();
        for (Optional<DivisionCode> it = Optional.of(division);
                it.isPresent();
                it = it.get().above()) {
            chain.add(it.get());
        }
        return chain;
    }

    static Change change(ResultSet row) throws SQLException {
        return new Change(
                row.getLong("id"),
                new DivisionCode(row.getString("division_code")),
                row.getString("key"),
                row.getString("value"),
                row.getString("previous"),
                row.getString("reason"),
                row.getString("changed_name"),
                instant(row, "at"));
    }
}
