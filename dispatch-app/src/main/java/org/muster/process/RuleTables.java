package org.muster.process;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.muster.callout.CallOutRules;
import org.muster.depot.MaterialCode;
import org.muster.dispatch.Denominator;
import org.muster.dispatch.DispatchRules;
import org.muster.dispatch.SubQuorum;
import org.muster.incident.AccidentFacts;
import org.muster.incident.AssessmentRules;
import org.muster.incident.Facts;
import org.muster.incident.FloodFacts;
import org.muster.level.LevelSettings;
import org.muster.level.Setting;
import org.muster.material.MaterialRules;
import org.muster.processes.CallOutLadder;
import org.muster.processes.EscalationLadder;
import org.muster.processes.EvacuationTrigger;
import org.muster.processes.ForceRequirement;
import org.muster.processes.IncidentGrade;
import org.muster.processes.MaterialRequirement;
import org.muster.processes.MusterStandard;
import org.muster.processes.ResponseLevelDecision;
import org.muster.processes.WindShift;
import org.muster.reading.WindRules;
import org.muster.shared.DivisionCode;
import org.muster.shared.Grade;
import org.muster.shared.Hazard;
import org.muster.shared.ResponseLevel;
import org.muster.team.TeamKind;
import org.muster.trigger.Mode;
import org.muster.trigger.TriggerRules;
import org.springframework.stereotype.Component;

/** Answers the rule questions of incident, dispatch and call-out from the decision tables. */
@Component
class RuleTables implements AssessmentRules, DispatchRules, CallOutRules, WindRules, MaterialRules, TriggerRules {

    private static final List<String> HOUR_LIMITS =
            List.of("hoursI", "hoursII", "hoursIII", "hoursIV", "sensitiveHoursIV");

    private final DecisionTables tables;
    private final LevelSettings settings;
    private final SubstanceThreats threats;

    RuleTables(DecisionTables tables, LevelSettings settings, SubstanceThreats threats) {
        this.tables = tables;
        this.settings = settings;
        this.threats = threats;
    }

    @Override
    public Graded grade(Hazard hazard, Facts facts) {
        var inputs = IncidentGrade.inputs(
                hazard.name(),
                or(facts.affectedAreaHa()),
                facts.deadOrMissing(),
                0,
                count(facts.seriouslyHurt()),
                or(FloodFacts.of(facts).directLossWan()));
        return tables.first(IncidentGrade.KEY, inputs)
                .map(IncidentGrade.Row::of)
                .map(row -> new Graded(Grade.valueOf(row.grade()), rule(row.rule(), row.source(), row.flag())))
                .orElseGet(() -> new Graded(null, null));
    }

    @Override
    public Levelled level(Hazard hazard, Facts facts, Circumstances circumstances) {
        LevelSettings.Table local = settings.of(circumstances.division());
        boolean spreads = facts.growing() != null
                ? facts.growing()
                : circumstances.growth() != null && circumstances.growth() > 0;
        var asked = new ResponseLevelDecision.Facts(
                hazard.name(),
                Boolean.TRUE.equals(facts.openFlame()),
                or(facts.burnedAreaHa() == null ? facts.affectedAreaHa() : facts.burnedAreaHa()),
                circumstances.hoursUncontrolled(),
                circumstances.sensitive(),
                circumstances.season(),
                facts.deadOrMissing(),
                count(facts.seriouslyHurt()),
                facts.threatened() != null && !facts.threatened().isEmpty(),
                spreads,
                circumstances.otherFires(),
                flood(FloodFacts.of(facts)),
                accident(hazard, facts, circumstances));
        return new Levelled(
                tables.first(ResponseLevelDecision.KEY, comparable(asked.inputs(local.inputs())))
                        .map(ResponseLevelDecision.Row::of)
                        .filter(row -> !row.level().equals(ResponseLevelDecision.NONE))
                        .map(row -> proposed(row, asked, facts, circumstances, local)),
                local.version());
    }

    private static ResponseLevelDecision.Flood flood(FloodFacts facts) {
        return new ResponseLevelDecision.Flood(
                word(facts.typhoon()), word(facts.rainstorm()), word(facts.waterLevel()), word(facts.works()));
    }

    private ResponseLevelDecision.Accident accident(Hazard hazard, Facts facts, Circumstances circumstances) {
        if (hazard != Hazard.ENTERPRISE_ACCIDENT) {
            return ResponseLevelDecision.Accident.NONE;
        }
        AccidentFacts said = AccidentFacts.of(facts);
        Grade grade = grade(hazard, facts).grade();
        return new ResponseLevelDecision.Accident(
                circumstances.hoursUncontrolled() > 0,
                grade == null ? ResponseLevelDecision.NONE : grade.name(),
                count(said.endangered()),
                count(said.moved()));
    }

    private static String word(String said) {
        return said == null ? "NONE" : said;
    }

    /**
     * The table asks of the hours only which of its limits they have reached. Every fire between the same two limits is
     * the same question, so that it is answered from memory, however often the fires of a county are weighed anew.
     */
    private static Map<String, Object> comparable(Map<String, Object> inputs) {
        double hours = ((Number) inputs.get("hoursUncontrolled")).doubleValue();
        Double reached = null;
        Double ahead = null;
        for (String limit : HOUR_LIMITS) {
            double at = ((Number) inputs.get(limit)).doubleValue();
            if (at <= hours) {
                reached = reached == null ? at : Math.max(reached, at);
            } else {
                ahead = ahead == null ? at : Math.min(ahead, at);
            }
        }
        Map<String, Object> same = new LinkedHashMap<>(inputs);
        same.put("hoursUncontrolled", reached == null ? 0.0 : ahead == null ? reached + 1 : (reached + ahead) / 2);
        return same;
    }

    private static Proposed proposed(
            ResponseLevelDecision.Row row,
            ResponseLevelDecision.Facts asked,
            Facts facts,
            Circumstances circumstances,
            LevelSettings.Table local) {
        List<String> limits = row.measured().stream()
                .map(ResponseLevelDecision.Condition::limit)
                .filter(Objects::nonNull)
                .toList();
        Optional<String> changed = local.localSource(limits);
        Rule rule = rule(
                local.filled(row.rule(), Hazard.valueOf(asked.hazard())), changed.orElse(row.source()), row.flag());
        return new Proposed(
                ResponseLevel.valueOf(row.level()),
                local.filled(row.approver(), Hazard.valueOf(asked.hazard())),
                changed.isPresent() ? new Rule(rule.text(), rule.source(), "C") : rule,
                MeasuredFacts.of(row, asked, facts, circumstances, local.inputs()));
    }

    @Override
    public List<Duration> limits(Hazard hazard, DivisionCode division, boolean sensitive) {
        if (hazard != Hazard.FOREST_FIRE) {
            return List.of();
        }
        LevelSettings.Table local = settings.of(division);
        return Stream.of(
                        sensitive ? Setting.SENSITIVE_HOURS_IV : Setting.HOURS_IV,
                        Setting.HOURS_IV,
                        Setting.HOURS_III,
                        Setting.HOURS_II,
                        Setting.HOURS_I)
                .map(local::hours)
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public Optional<Standard> musterStandard(TeamKind kind, Hazard hazard, String divisionCode) {
        var inputs = MusterStandard.inputs(kind.name(), hazard.name(), divisionCode);
        return tables.first(MusterStandard.KEY, inputs)
                .map(MusterStandard.Row::of)
                .map(row -> new Standard(
                        row.within(),
                        row.attendance(),
                        row.rule() + "（" + row.source() + "）",
                        Denominator.valueOf(row.denominator()),
                        SubQuorum.listOf(row.subQuorums()),
                        row.lateGrace()));
    }

    @Override
    public List<Need> forcesNeeded(Hazard hazard, ResponseLevel level, Facts facts) {
        Facts known = facts == null ? Facts.none() : facts;
        double area = or(known.burnedAreaHa() == null ? known.affectedAreaHa() : known.burnedAreaHa());
        return threats.of(hazard, known).stream()
                .flatMap(threat -> tables
                        .all(
                                ForceRequirement.KEY,
                                ForceRequirement.inputs(
                                        hazard.name(),
                                        level == null ? ResponseLevelDecision.NONE : level.name(),
                                        area,
                                        or(known.windSpeed()),
                                        threat))
                        .stream())
                .map(ForceRequirement.Row::of)
                // two substances that ask for the same team ask for it once
                .distinct()
                .map(row -> new Need(
                        row.kindLabel(),
                        row.kinds().stream().map(TeamKind::valueOf).toList(),
                        row.skill(),
                        row.people(),
                        row.rule(),
                        row.source()))
                .toList();
    }

    @Override
    public Optional<TriggerRules.Answer> evacuation(TriggerRules.Question asked) {
        return tables.first(EvacuationTrigger.KEY, comparable(asked))
                .map(EvacuationTrigger.Row::of)
                .map(row -> new TriggerRules.Answer(Mode.valueOf(row.mode()), row.rule(), row.source(), row.flag()));
    }

    /** The table only asks which limits are reached; so every reading between the same two is the same question. */
    private static Map<String, Object> comparable(TriggerRules.Question asked) {
        Double prepare = asked.prepare() == null ? null : Double.valueOf(asked.reading() >= asked.prepare() ? 0 : 2);
        Double immediate =
                asked.immediate() == null ? null : Double.valueOf(asked.reading() >= asked.immediate() ? 0 : 2);
        return EvacuationTrigger.inputs(asked.siteKind(), 1.0, prepare, immediate, asked.precursor());
    }

    @Override
    public List<MaterialRules.Requirement> materialNeeded(
            Hazard hazard, ResponseLevel level, double areaHa, int people) {
        var inputs = MaterialRequirement.inputs(
                hazard.name(), level == null ? ResponseLevelDecision.NONE : level.name(), areaHa, people);
        return tables.all(MaterialRequirement.KEY, inputs).stream()
                .map(MaterialRequirement.Row::of)
                .map(row -> new MaterialRules.Requirement(
                        new MaterialCode(row.code()),
                        row.forPeople(people),
                        row.rule(),
                        row.source(),
                        row.flag().substring(1, row.flag().length() - 1)))
                .toList();
    }

    @Override
    public List<Rung> ladder(String notice, String person) {
        return tables.all(CallOutLadder.KEY, CallOutLadder.inputs(notice, person)).stream()
                .map(CallOutLadder.Row::of)
                .sorted(Comparator.comparingInt(CallOutLadder.Row::step))
                .map(row -> new Rung(
                        row.step(),
                        row.channel(),
                        row.after(),
                        row.called().equals("DUTY_OFFICER"),
                        row.unless(),
                        row.provided()))
                .toList();
    }

    @Override
    public Optional<Fired> shift(Change change) {
        var inputs = WindShift.inputs(change.turn(), change.gain(), change.speed(), change.before());
        return tables.first(WindShift.KEY, inputs)
                .map(WindShift.Row::of)
                .map(row -> new Fired(
                        row.rule(),
                        "转 %d° · %+.1f m/s · 现 %.1f m/s".formatted(change.turn(), change.gain(), change.speed()),
                        row.limit(),
                        row.source(),
                        row.flag().substring(1, row.flag().length() - 1)));
    }

    /** Who is told when a deadline of this kind passes for the n-th time. */
    Optional<EscalationLadder.Row> ladder(String kind, int step) {
        return tables.first(EscalationLadder.KEY, EscalationLadder.inputs(kind, step))
                .map(EscalationLadder.Row::of);
    }

    @Override
    public Optional<Told> told(String kind, int step) {
        return ladder(kind, step).map(row -> new Told(row.told(), row.action(), row.again()));
    }

    private static Rule rule(String text, String source, String flag) {
        return new Rule(text, source, flag.substring(1, flag.length() - 1));
    }

    private static double or(Double value) {
        return value == null ? 0 : value;
    }

    private static int count(Integer value) {
        return value == null ? 0 : value;
    }
}
