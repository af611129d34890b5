package org.muster.level;

import static org.muster.shared.Json.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.muster.account.Caller;
import org.muster.account.Jurisdiction;
import org.muster.division.Divisions;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.journal.Journal;
import org.muster.shared.DivisionCode;
import org.muster.shared.Hazard;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The colour of the warning in force for a division and a hazard, as it was entered: neither grade nor response level. */
@Service
@Transactional
public class WarningLevels {

    /** From the least to the gravest (突发事件应对法 Art 63). */
    public enum Colour {
        BLUE,
        YELLOW,
        ORANGE,
        RED
    }

    record InForce(
            DivisionCode divisionCode,
            String divisionName,
            Hazard hazard,
            Colour colour,
            String note,
            Instant since,
            String enteredBy) {}

    private final JdbcClient jdbc;
    private final Divisions divisions;
    private final IncidentManagement incidents;
    private final Journal journal;
    private final Clock clock;

    WarningLevels(JdbcClient jdbc, Divisions divisions, IncidentManagement incidents, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.divisions = divisions;
        this.incidents = incidents;
        this.journal = journal;
        this.clock = clock;
    }

    /** @param colour null when it was lifted; every open incident of the hazard there is told */
    void enter(DivisionCode division, Hazard hazard, Colour colour, String note) {
        divisions.get(division);
        write(division, hazard, colour, note, Caller.current().displayName(), null);
        tell(division, hazard, colour, note);
    }

    /**
     * What the warnings in force now come to. What a person has entered stays while it is graver, and is never lifted
     * because a warning ends.
     *
     * @param colour the gravest in force; null when none is any more
     * @param warning the one it stands on; null with no colour
     */
    public void settle(DivisionCode division, Hazard hazard, Colour colour, String note, String by, UUID warning) {
        record Now(Colour colour, boolean byHand) {}
        Optional<Now> now = jdbc.sql(
                        """
                select colour, warning_id is null by_hand from warning_level
                 where division_code = ? and hazard = ? for update""")
                .params(division.value(), hazard.name())
                .query((row, i) -> new Now(Colour.valueOf(row.getString("colour")), row.getBoolean("by_hand")))
                .optional();
        boolean byHand = now.isPresent() && now.get().byHand();
        if (colour == null
                ? now.isEmpty() || byHand
                : byHand && now.get().colour().compareTo(colour) > 0) {
            return;
        }
        write(division, hazard, colour, note, by, warning);
        if (now.isEmpty() || now.get().colour() != colour) {
            tell(division, hazard, colour, note);
        }
    }

    /** The divisions in and below this one whose colour stands on a warning. */
    @Transactional(readOnly = true)
    public List<DivisionCode> settledIn(DivisionCode division, Hazard hazard) {
        return jdbc.sql(
                        """
                select division_code from warning_level
                 where division_code like ? and hazard = ? and warning_id is not null""")
                .params(division.prefix() + "%", hazard.name())
                .query((row, i) -> new DivisionCode(row.getString(1)))
                .list();
    }

    private void write(DivisionCode division, Hazard hazard, Colour colour, String note, String by, UUID warning) {
        if (colour == null) {
            jdbc.sql("delete from warning_level where division_code = ? and hazard = ?")
                    .params(division.value(), hazard.name())
                    .update();
            return;
        }
        jdbc.sql(
                        """
                insert into warning_level (division_code, hazard, colour, note, since, entered_by, warning_id)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (division_code, hazard) do update
                   set colour = excluded.colour, note = excluded.note, since = excluded.since,
                       entered_by = excluded.entered_by, warning_id = excluded.warning_id""")
                .params(Arrays.asList(
                        division.value(),
                        hazard.name(),
                        colour.name(),
                        note,
                        Timestamp.from(clock.instant()),
                        by,
                        warning))
                .update();
    }

    private void tell(DivisionCode division, Hazard hazard, Colour colour, String note) {
        String name = divisions.get(division).name();
        // a warning is about the real world: exercises play their own
        incidents.listOpen(hazard, false).stream()
                .filter(it -> division.covers(it.divisionCode()))
                .forEach(it -> journal.record(new LevelEvent.WarningLevelEntered(
                        it.id(), division, name, hazard, colour == null ? null : colour.name(), note)));
    }

    /** Those of the caller's divisions, of everything below them, and of the divisions above that reach down to them. */
    @Transactional(readOnly = true)
    List<InForce> listFor(Caller caller) {
        String[] above = caller.divisions().stream()
                .flatMap(it -> LevelSettings.chain(it).stream())
                .map(DivisionCode::value)
                .toArray(String[]::new);
        return jdbc.sql(
                        "select * from warning_level where division_code like any (?) or division_code = any (?) order by since desc")
                .params(Jurisdiction.patternsOf(caller.divisions()), above)
                .query((row, i) -> inForce(row))
                .list();
    }

    /**
     * The one that holds where the incident is: that of the nearest division that has one, or a graver one that holds
     * in a part of the incident's own division.
     */
    @Transactional(readOnly = true)
    Optional<InForce> at(Incident incident) {
        List<DivisionCode> near = new ArrayList<>();
        near.addAll(Stream.concat(
                        Stream.of(incident.divisionCode()),
                        LevelSettings.chain(incident.divisionCode().county()).stream())
                .distinct()
                .toList());
        List<InForce> all = jdbc.sql(
                        "select * from warning_level where hazard = ? and (division_code = any (?) or division_code like ?)")
                .params(
                        incident.hazard().name(),
                        near.stream().map(DivisionCode::value).toArray(String[]::new),
                        incident.divisionCode().prefix() + "%")
                .query((row, i) -> inForce(row))
                .list();
        Optional<InForce> nearest = near.stream()
                .flatMap(one -> all.stream().filter(it -> it.divisionCode().equals(one)))
                .findFirst();
        return Stream.concat(nearest.stream(), all.stream().filter(it -> !near.contains(it.divisionCode())))
                .max(Comparator.comparing(InForce::colour));
    }

    private InForce inForce(ResultSet row) throws SQLException {
        DivisionCode division = new DivisionCode(row.getString("division_code"));
        return new InForce(
                division,
                divisions.nameOf(division),
                Hazard.valueOf(row.getString("hazard")),
                Colour.valueOf(row.getString("colour")),
                row.getString("note"),
                instant(row, "since"),
                row.getString("entered_by"));
    }
}
