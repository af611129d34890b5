package org.muster.level;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.muster.account.Caller;
import org.muster.account.Role;
import org.muster.division.Divisions;
import org.muster.level.LevelSettings.Change;
import org.muster.level.LevelSettings.Table;
import org.muster.shared.DivisionCode;
import org.muster.shared.Problem;
import org.muster.shared.ResponseLevel;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The table of a division: what holds, where it comes from, and who changed it why. */
@RestController
@RequestMapping("/api/level-settings/{divisionCode}")
class SettingController {

    /** @param setBy the division whose value holds; null while the default does */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            String key,
            ResponseLevel level,
            String label,
            Setting.Kind kind,
            String value,
            String usual,
            String source,
            String flag,
            DivisionCode setBy,
            String setByName,
            boolean own,
            String changedBy,
            Instant changedAt,
            String reason) {}

    record View(
            DivisionCode divisionCode,
            String divisionName,
            long version,
            boolean mayChange,
            List<Row> rows,
            List<Change> history) {}

    /** @param value null gives the setting back to the division above */
    record ChangeForm(
            @NotBlank(message = "请选择要改的一项") @Size(max = 40, message = "没有这一项") String key,
            @Size(max = 500, message = "数值不超过 500 字") String value,
            @NotBlank(message = "请写明为什么改") @Size(max = 500, message = "理由不超过 500 字") String reason) {}

    private static final int PAGE = 50;

    private final LevelSettings settings;
    private final SettingManagement management;
    private final Divisions divisions;

    SettingController(LevelSettings settings, SettingManagement management, Divisions divisions) {
        this.settings = settings;
        this.management = management;
        this.divisions = divisions;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR', 'ADMIN')")
    View get(@PathVariable DivisionCode divisionCode) {
        DivisionCode division = require(divisionCode);
        Table table = settings.of(division);
        return new View(
                division,
                divisions.nameOf(division),
                table.version(),
                mayChange(),
                Arrays.stream(Setting.values())
                        .map(it -> row(it, table, division))
                        .toList(),
                management.history(division, PAGE));
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('COMMANDER', 'LEADER', 'ADMIN')")
    View change(@PathVariable DivisionCode divisionCode, @Valid @RequestBody ChangeForm form) {
        DivisionCode division = require(divisionCode);
        Setting setting = Setting.of(form.key()).orElseThrow(() -> Problem.invalid("key", "没有这一项设置"));
        String value = form.value() == null || form.value().isBlank() ? null : form.value();
        management.set(division, setting, value, form.reason().strip());
        return get(division);
    }

    /** Townships have none of their own; an administrator answers for all. */
    private DivisionCode require(DivisionCode division) {
        Caller caller = Caller.current();
        if (division.level() == DivisionCode.Level.TOWNSHIP
                || !caller.is(Role.ADMIN) && !caller.covers(division)
                || divisions.find(division).isEmpty()) {
            throw Problem.notFound("区划的设置");
        }
        return division;
    }

    private static boolean mayChange() {
        return Caller.current().is(Role.COMMANDER, Role.LEADER, Role.ADMIN);
    }

    private Row row(Setting it, Table table, DivisionCode division) {
        var change = table.change(it);
        DivisionCode setBy = change.map(Change::divisionCode).orElse(null);
        return new Row(
                it.key(),
                it.level(),
                it.label(),
                it.kind(),
                table.value(it),
                it.usual(),
                it.source(),
                it.flag(),
                setBy,
                setBy == null ? null : divisions.nameOf(setBy),
                division.equals(setBy),
                change.map(Change::changedBy).orElse(null),
                change.map(Change::at).orElse(null),
                change.map(Change::reason).orElse(null));
    }
}
