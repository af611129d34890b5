package org.muster.reports;

import java.util.List;
import java.util.Objects;

/**
 * Everything the post-incident report 应急处置评估报告 shows. Sections without data are left out, nothing is invented.
 * Contents follow 生产安全事故应急处置评估暂行办法 (安监总厅应急〔2014〕95号) as far as a forest fire has them.
 *
 * @param facts the head table, two to a row
 * @param outcomes up to six boxes
 * @param control null while the fire is not under control
 * @param commandCalls who was called to which post of the command structure; none without a structure
 * @param moments when command, its help or the danger to crews changed, oldest first
 * @param messages what was said to the command post and by it, by number
 * @param flood warnings, answers and transfers; {@link Flood#none()} where there were none
 * @param accident what only an accident tells; {@link Accident#none()} for any other hazard
 * @param parallel what ran beside the response; {@link ParallelWork#none()} where nothing did
 * @param conclusion null for the one drawn from the figures
 */
public record PostIncident(
        Cover cover,
        List<Fact> facts,
        List<Outcome> outcomes,
        List<LevelChange> levelChanges,
        Timeline timeline,
        List<Interval> intervals,
        List<TeamMuster> musters,
        Strength strength,
        ControlTime control,
        Safety safety,
        List<CommandCall> commandCalls,
        List<KeyMoment> moments,
        List<LoggedMessage> messages,
        Flood flood,
        Accident accident,
        ParallelWork parallel,
        List<Finding> findings,
        String conclusion,
        List<Signature> signatures,
        Seal seal) {

    public PostIncident {
        Objects.requireNonNull(cover, "cover");
        Objects.requireNonNull(timeline, "timeline");
        Objects.requireNonNull(strength, "strength");
        Objects.requireNonNull(safety, "safety");
        Objects.requireNonNull(seal, "seal");
        Objects.requireNonNull(flood, "flood");
        Objects.requireNonNull(accident, "accident");
        Objects.requireNonNull(parallel, "parallel");
        facts = List.copyOf(facts);
        outcomes = List.copyOf(outcomes);
        levelChanges = List.copyOf(levelChanges);
        intervals = List.copyOf(intervals);
        musters = List.copyOf(musters);
        moments = List.copyOf(moments);
        messages = List.copyOf(messages);
        findings = List.copyOf(findings);
        signatures = List.copyOf(signatures);
        commandCalls = List.copyOf(commandCalls);
        if (outcomes.size() > 6) {
            throw new IllegalArgumentException("Six boxes fit on a line, not " + outcomes.size());
        }
    }

    /** An incident that was no accident, beside which nothing else ran. */
    public PostIncident(
            Cover cover,
            List<Fact> facts,
            List<Outcome> outcomes,
            List<LevelChange> levelChanges,
            Timeline timeline,
            List<Interval> intervals,
            List<TeamMuster> musters,
            Strength strength,
            ControlTime control,
            Safety safety,
            List<CommandCall> commandCalls,
            List<KeyMoment> moments,
            List<LoggedMessage> messages,
            Flood flood,
            List<Finding> findings,
            String conclusion,
            List<Signature> signatures,
            Seal seal) {
        this(
                cover,
                facts,
                outcomes,
                levelChanges,
                timeline,
                intervals,
                musters,
                strength,
                control,
                safety,
                commandCalls,
                moments,
                messages,
                flood,
                Accident.none(),
                ParallelWork.none(),
                findings,
                conclusion,
                signatures,
                seal);
    }

    /** An incident without warnings and transfers. */
    public PostIncident(
            Cover cover,
            List<Fact> facts,
            List<Outcome> outcomes,
            List<LevelChange> levelChanges,
            Timeline timeline,
            List<Interval> intervals,
            List<TeamMuster> musters,
            Strength strength,
            ControlTime control,
            Safety safety,
            List<CommandCall> commandCalls,
            List<KeyMoment> moments,
            List<LoggedMessage> messages,
            List<Finding> findings,
            String conclusion,
            List<Signature> signatures,
            Seal seal) {
        this(
                cover,
                facts,
                outcomes,
                levelChanges,
                timeline,
                intervals,
                musters,
                strength,
                control,
                safety,
                commandCalls,
                moments,
                messages,
                Flood.none(),
                findings,
                conclusion,
                signatures,
                seal);
    }
}
