package org.muster.flood;

import static org.muster.shared.Json.instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.deadline.Deadlines;
import org.muster.division.Divisions;
import org.muster.incident.Facts;
import org.muster.incident.FloodFacts;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.incident.IncidentStatus;
import org.muster.journal.Journal;
import org.muster.shared.ActorContext;
import org.muster.shared.DivisionCode;
import org.muster.shared.Hazard;
import org.muster.shared.IncidentId;
import org.muster.shared.Json;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Losses, township by township, until somebody confirms what they add up to. 灾情 */
@Service
@Transactional
public class LossManagement {

    /** The deadline kind of the confirmation (应急〔2020〕19号: within two hours). */
    public static final String DUE = "LOSSES";

    /** What a township reported last. */
    record Reported(
            DivisionCode division,
            String divisionName,
            int version,
            Losses figures,
            Instant reportedAt,
            String reportedBy) {}

    /** @param confirmedAt null while nobody has */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LossTable(List<Reported> townships, Losses total, Instant confirmedAt, String confirmedBy, Boolean late) {}

    private record Confirmed(Losses figures, boolean late, Instant at, String by) {}

    private final JdbcClient jdbc;
    private final Json json;
    private final Divisions divisions;
    private final IncidentManagement incidents;
    private final Deadlines deadlines;
    private final Journal journal;
    private final Clock clock;

    LossManagement(
            JdbcClient jdbc,
            Json json,
            Divisions divisions,
            IncidentManagement incidents,
            Deadlines deadlines,
            Journal journal,
            Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.divisions = divisions;
        this.incidents = incidents;
        this.deadlines = deadlines;
        this.journal = journal;
        this.clock = clock;
    }

    /** @throws Problem 409 when the incident is no flood or over, 422 for a division elsewhere */
    void report(IncidentId id, DivisionCode division, Losses figures) {
        Incident incident = incidents.hold(id);
        if (incident.hazard() != Hazard.FLOOD || incident.status().over()) {
            throw Problem.conflict(
                    "illegal-transition",
                    incident.hazard() == Hazard.FLOOD
                            ? "事件" + incident.status().label() + "，灾情请以补充报告上报"
                            : "只有洪涝台风事件在这里填灾情");
        }
        if (!incident.divisionCode().county().covers(division)) {
            throw Problem.invalid("division", "这个区划不在事件所在的县（市、区）");
        }
        int version = jdbc.sql(
                        """
                select coalesce(max(version), 0) + 1 from flood_loss where incident_id = ? and division_code = ?""")
                .params(id.value(), division.value())
                .query(Integer.class)
                .single();
        jdbc.sql(
                        """
                insert into flood_loss (id, incident_id, division_code, version, figures, reported_at, reported_by)
                values (?, ?, ?, ?, ?::jsonb, ?, ?)""")
                .params(
                        UUID.randomUUID(),
                        id.value(),
                        division.value(),
                        version,
                        json.write(figures),
                        Timestamp.from(clock.instant()),
                        ActorContext.actor().name())
                .update();
        journal.record(new FloodEvent.LossesReported(id, division, divisions.nameOf(division), version, figures));
    }

    /**
     * What the townships reported is added up, counts for the grade, and is confirmed.
     *
     * @throws Problem 409 {@code nothing-reported} while no township has said anything
     */
    public void confirm(IncidentId id, String note) {
        List<Reported> all = newest(id);
        if (all.isEmpty()) {
            throw Problem.conflict("nothing-reported", "还没有乡镇填报灾情；没有损失的也请填零上报，再核定。");
        }
        Losses total = total(all);
        boolean late = deadlines
                .findLatest(id, null, DUE)
                .filter(it -> it.firedAt() != null)
                .isPresent();
        incidents.assess(id, facts(total));
        Incident after = incidents.reach(id, IncidentStatus.LOSSES_CONFIRMED, note);
        jdbc.sql(
                        """
                insert into flood_loss_confirmed (incident_id, figures, late, confirmed_at, confirmed_by)
                values (?, ?::jsonb, ?, ?, ?)""")
                .params(
                        after.id().value(),
                        json.write(total),
                        late,
                        Timestamp.from(clock.instant()),
                        ActorContext.actor().name())
                .update();
        journal.record(new FloodEvent.LossTotalConfirmed(id, total, all.size(), late));
    }

    private static Facts facts(Losses total) {
        Facts none = Facts.none();
        Facts casualties = new Facts(
                none.affectedAreaHa(),
                none.burnedAreaHa(),
                none.openFlame(),
                none.growing(),
                total.dead(),
                total.missing(),
                total.hurt(),
                none.threatened(),
                none.windSpeed(),
                none.windDirection(),
                none.sensitive(),
                none.crosses(),
                none.other());
        return casualties.with(new FloodFacts(null, null, null, null, total.directLossWan()).asFacts());
    }

    private static Losses total(List<Reported> all) {
        return all.stream().map(Reported::figures).reduce(Losses.NONE, Losses::plus);
    }

    @Transactional(readOnly = true)
    LossTable table(IncidentId id) {
        List<Reported> all = newest(id);
        var confirmed = jdbc.sql("select * from flood_loss_confirmed where incident_id = ?")
                .param(id.value())
                .query((row, i) -> new Confirmed(
                        json.read(row.getString("figures"), Losses.class),
                        row.getBoolean("late"),
                        instant(row, "confirmed_at"),
                        row.getString("confirmed_by")))
                .optional();
        return confirmed
                .map(it -> new LossTable(all, it.figures(), it.at(), it.by(), it.late()))
                .orElseGet(() -> new LossTable(all, total(all), null, null, null));
    }

    /** 3 个镇街已报：受灾 1200 人，倒塌 4 间，直接损失 86 万元 */
    @Transactional(readOnly = true)
    public String inWords(IncidentId id) {
        List<Reported> all = newest(id);
        Losses total = total(all);
        return all.isEmpty()
                ? "还没有镇街填报"
                : all.size() + " 个镇街已报：受灾 " + total.affected() + " 人，死亡失踪 "
                        + (total.dead() + total.missing()) + " 人，倒塌 " + total.housesCollapsed() + " 间，直接损失 "
                        + Math.round(total.directLossWan()) + " 万元";
    }

    private List<Reported> newest(IncidentId id) {
        return jdbc.sql(
                        """
                select distinct on (division_code) * from flood_loss where incident_id = ?
                 order by division_code, version desc""")
                .param(id.value())
                .query(this::reported)
                .list();
    }

    private Reported reported(ResultSet row, int index) throws SQLException {
        DivisionCode division = new DivisionCode(row.getString("division_code"));
        return new Reported(
                division,
                divisions.nameOf(division),
                row.getInt("version"),
                json.read(row.getString("figures"), Losses.class),
                instant(row, "reported_at"),
                row.getString("reported_by"));
    }
}
