package org.muster.consultation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muster.consultation.GuideFacts.Known;
import org.muster.consultation.GuideFacts.Read;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.incident.IncidentViews;
import org.muster.journal.Journal;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.muster.shared.Hazard;
import org.muster.shared.IncidentId;
import org.muster.shared.Json;
import org.muster.shared.Problem;
import org.muster.shared.ResponseLevel;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The guide (应急一指南): what the level in force asks of whom, by when, with its source. A step is done when the facts say
 * so; where the system has none, when somebody has said so by name.
 */
@Service
@Transactional
class Guide {

    enum State {
        DONE,
        OPEN,
        LATE,
        /** What would ask for it is not so. */
        NOT_ASKED
    }

    /**
     * @param live whether the system sees for itself that it is done
     * @param have of {@code want}; left out where nothing is counted
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StepView(
            String id,
            ResponseLevel from,
            String who,
            String whoEn,
            String text,
            String textEn,
            Instant dueAt,
            String source,
            String flag,
            boolean live,
            State state,
            Integer have,
            Integer want,
            String tickedBy,
            Instant tickedAt,
            String note) {}

    /** @param level in force, or else the one that is proposed */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            ResponseLevel level, boolean inForce, Instant since, int done, int asked, int late, List<StepView> steps) {}

    private record Tick(boolean done, String note, Instant at, String by) {}

    private final List<GuideStep> steps;
    private final GuideFacts facts;
    private final IncidentManagement incidents;
    private final IncidentViews views;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final Clock clock;

    Guide(
            GuideFacts facts,
            IncidentManagement incidents,
            IncidentViews views,
            Journal journal,
            JdbcClient jdbc,
            ObjectMapper json,
            Clock clock) {
        this.steps = read(json);
        this.facts = facts;
        this.incidents = incidents;
        this.views = views;
        this.journal = journal;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private static List<GuideStep> read(ObjectMapper json) {
        try (var in = new ClassPathResource("consultation/flood-guide.json").getInputStream()) {
            return List.of(json.readValue(in, GuideStep[].class));
        } catch (IOException e) {
            throw new UncheckedIOException("the flood guide cannot be read", e);
        }
    }

    /** @throws Problem 409 when the incident is no flood */
    @Transactional(readOnly = true)
    public View of(Incident incident) {
        if (incident.hazard() != Hazard.FLOOD) {
            throw Problem.conflict("not-a-flood", "指南目前只有洪涝台风的；其他事件按预案流程处置");
        }
        List<IncidentViews.LevelView> levels = views.levels(incident.id());
        ResponseLevel highest = levels.stream()
                .map(IncidentViews.LevelView::level)
                .min(Comparator.naturalOrder())
                .orElse(null);
        ResponseLevel level = incident.responseLevel() != null
                ? incident.responseLevel()
                : highest != null ? highest : incident.proposedLevel();
        Read read = facts.read(incident);
        Map<String, Tick> ticks = ticks(incident.id());
        List<StepView> shown = steps.stream()
                .filter(it -> level == null
                        ? it.from() == ResponseLevel.IV
                        : level.ordinal() <= it.from().ordinal())
                .map(it -> view(it, read, ticks.get(it.id()), since(it, levels), incident))
                .toList();
        return new View(
                level,
                incident.responseLevel() != null,
                levels.stream()
                        .filter(it -> it.level() == level)
                        .map(IncidentViews.LevelView::at)
                        .reduce((earlier, later) -> later)
                        .orElse(null),
                count(shown, State.DONE),
                shown.size() - count(shown, State.NOT_ASKED),
                count(shown, State.LATE),
                shown);
    }

    /** When a level first took force that asks for it. */
    private static Instant since(GuideStep step, List<IncidentViews.LevelView> levels) {
        return levels.stream()
                .filter(it -> it.level().ordinal() <= step.from().ordinal())
                .map(IncidentViews.LevelView::at)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private StepView view(GuideStep step, Read read, Tick tick, Instant since, Incident incident) {
        Known known = step.fact() == null ? null : read.known(step.fact());
        boolean done = known == null ? tick != null && tick.done() : known.done();
        Instant due = step.within() == null || since == null
                ? null
                : since.plus(step.within().dividedBy(incident.exerciseSpeed()));
        boolean asked = read.holds(step.when()) && (known == null || known.asked());
        State state = done && (asked || known == null)
                ? State.DONE
                : !asked ? State.NOT_ASKED : due != null && due.isBefore(read.now()) ? State.LATE : State.OPEN;
        return new StepView(
                step.id(),
                step.from(),
                step.who(),
                step.whoEn(),
                step.text(),
                step.textEn(),
                due,
                step.source(),
                step.flag(),
                known != null,
                state,
                known == null || known.want() == 0 ? null : known.have(),
                known == null || known.want() == 0 ? null : known.want(),
                tick == null ? null : tick.by(),
                tick == null ? null : tick.at(),
                tick == null ? null : tick.note());
    }

    private static int count(List<StepView> steps, State state) {
        return (int) steps.stream().filter(it -> it.state() == state).count();
    }

    /** @throws Problem 404 for no step of the guide, 409 for one the facts decide */
    public void tick(IncidentId id, String stepId, boolean done, String note) {
        GuideStep step = steps.stream()
                .filter(it -> it.id().equals(stepId))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("指南步骤"));
        Incident incident = incidents.hold(id);
        if (incident.hazard() != Hazard.FLOOD) {
            throw Problem.conflict("not-a-flood", "指南目前只有洪涝台风的；其他事件按预案流程处置");
        }
        if (step.fact() != null) {
            throw Problem.conflict("known-from-facts", "“" + step.text() + "”由系统按实际数据判定，不用勾选；请去办理");
        }
        if (incident.status().over()) {
            throw Problem.conflict(
                    "illegal-transition", "事件" + incident.status().label() + "，指南不再勾选");
        }
        Tick before = ticks(id).get(stepId);
        if (before != null && before.done() == done || before == null && !done) {
            return;
        }
        Actor actor = ActorContext.actor();
        jdbc.sql(
                        """
                insert into guide_tick (incident_id, step_id, done, note, at, by_account, by_name) values (?, ?, ?, ?, ?, ?, ?)
                on conflict (incident_id, step_id) do update set done = excluded.done, note = excluded.note,
                    at = excluded.at, by_account = excluded.by_account, by_name = excluded.by_name""")
                .params(Arrays.asList(
                        id.value(), stepId, done, note, Timestamp.from(clock.instant()), actor.id(), actor.name()))
                .update();
        journal.record(
                done
                        ? new GuideEvent.GuideStepTicked(id, stepId, step.text(), step.who(), note)
                        : new GuideEvent.GuideStepReopened(id, stepId, step.text(), step.who(), note));
    }

    private Map<String, Tick> ticks(IncidentId incident) {
        Map<String, Tick> ticks = new HashMap<>();
        jdbc.sql("select * from guide_tick where incident_id = ?")
                .param(incident.value())
                .query(row -> {
                    ticks.put(
                            row.getString("step_id"),
                            new Tick(
                                    row.getBoolean("done"),
                                    row.getString("note"),
                                    Json.instant(row, "at"),
                                    row.getString("by_name")));
                });
        return ticks;
    }
}
