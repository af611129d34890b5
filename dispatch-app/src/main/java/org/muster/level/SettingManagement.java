package org.muster.level;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.muster.account.Caller;
import org.muster.incident.IncidentManagement;
import org.muster.level.LevelSettings.Change;
import org.muster.level.LevelSettings.Table;
import org.muster.shared.DivisionCode;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes what a division has set, with a reason and for good: nothing is ever written over. */
@Service
@Transactional
class SettingManagement {

    private final LevelSettings settings;
    private final IncidentManagement incidents;
    private final JdbcClient jdbc;
    private final Clock clock;

    SettingManagement(LevelSettings settings, IncidentManagement incidents, JdbcClient jdbc, Clock clock) {
        this.settings = settings;
        this.incidents = incidents;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The changes of the division and of those above it, the newest first. */
    @Transactional(readOnly = true)
    List<Change> history(DivisionCode division, int limit) {
        return jdbc.sql("select * from level_setting_change where division_code = any (?) order by id desc limit ?")
                .params(
                        LevelSettings.chain(division.county()).stream()
                                .map(DivisionCode::value)
                                .toArray(String[]::new),
                        limit)
                .query((row, i) -> LevelSettings.change(row))
                .list();
    }

    /**
     * Sets a value; whatever burns in the division is looked at again with it at once.
     *
     * @param said null gives it back to the division above
     * @throws Problem 422 when it is none this setting can have, or would make a lower level harder to reach than a higher
     */
    void set(DivisionCode division, Setting setting, String said, String reason) {
        // two who change the same table do so one after the other
        jdbc.sql("select pg_advisory_xact_lock(hashtext('level-settings'))")
                .query((row, i) -> 1)
                .list();
        Table before = settings.of(division);
        String value = said == null ? null : setting.read(said);
        Caller caller = Caller.current();
        jdbc.sql(
                        """
                insert into level_setting_change
                       (division_code, key, value, previous, reason, changed_by, changed_name, at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        division.value(),
                        setting.key(),
                        value,
                        before.value(setting),
                        reason,
                        caller.username(),
                        caller.displayName(),
                        Timestamp.from(clock.instant()))
                .update();
        requireOrder(settings.of(division));
        incidents.reassessIn(division);
    }

    /** What asks for a higher level must not be reached before what asks for a lower one. */
    private static void requireOrder(Table table) {
        List<List<Setting>> rising = List.of(
                List.of(
                        Setting.SENSITIVE_HOURS_IV,
                        Setting.HOURS_IV,
                        Setting.HOURS_III,
                        Setting.HOURS_II,
                        Setting.HOURS_I),
                List.of(Setting.HECTARES_III, Setting.HECTARES_II, Setting.HECTARES_I),
                List.of(Setting.DEAD_IV, Setting.DEAD_II, Setting.DEAD_I),
                List.of(Setting.HURT_IV, Setting.HURT_II, Setting.HURT_I));
        for (List<Setting> group : rising) {
            for (int i = 1; i < group.size(); i++) {
                Setting lower = group.get(i - 1);
                Setting higher = group.get(i);
                if (table.number(lower) > table.number(higher)) {
                    throw Problem.invalid(
                            "value",
                            "%s 级“%s”为 %s，不能大于 %s 级的 %s。请先改另一级，或改用别的数值。"
                                    .formatted(
                                            lower.level().label(),
                                            lower.label(),
                                            table.value(lower),
                                            higher.level().label(),
                                            table.value(higher)));
                }
            }
        }
    }
}
