package org.muster.process;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.muster.processes.ReportingDeadline;
import org.muster.shared.Grade;
import org.muster.shared.Hazard;
import org.muster.situationreport.RecipientLevel;
import org.muster.situationreport.ReportingRules;
import org.springframework.stereotype.Component;

/** Answers from the table of reporting deadlines: the shortest time of all rules that fire, and every level any of them names. */
@Component
class ReportingTable implements ReportingRules {

    private final DecisionTables tables;

    ReportingTable(DecisionTables tables) {
        this.tables = tables;
    }

    @Override
    public Due due(Hazard hazard, Grade grade, Asked asked, Circumstances circumstances) {
        var facts = new ReportingDeadline.Facts(
                hazard.name(),
                grade == null ? ReportingDeadline.UNGRADED : grade.name(),
                asked.name(),
                circumstances.sensitive(),
                circumstances.deadOrMissing(),
                circumstances.seriouslyHurt(),
                circumstances.threatens(),
                // whole hours, so that the same question comes again and is remembered
                Math.floor(circumstances.flameHours()),
                circumstances.endangered(),
                circumstances.trappedOrMissing(),
                circumstances.moved(),
                circumstances.pollution());
        List<ReportingDeadline.Row> rows = tables.all(ReportingDeadline.KEY, facts.inputs()).stream()
                .map(ReportingDeadline.Row::of)
                .toList();
        Set<RecipientLevel> recipients = EnumSet.noneOf(RecipientLevel.class);
        rows.forEach(
                row -> row.recipients().stream().map(RecipientLevel::valueOf).forEach(recipients::add));
        return new Due(
                shortest(rows, ReportingDeadline.Row::phone),
                shortest(rows, ReportingDeadline.Row::written),
                shortest(rows, ReportingDeadline.Row::next),
                recipients,
                rows.stream()
                        .map(row -> new Rule(
                                row.rule(),
                                row.source(),
                                row.flag().substring(1, row.flag().length() - 1)))
                        .toList());
    }

    private static Duration shortest(
            List<ReportingDeadline.Row> rows, Function<ReportingDeadline.Row, Duration> column) {
        return rows.stream()
                .map(column)
                .filter(it -> !it.isZero())
                .min(Duration::compareTo)
                .orElse(null);
    }
}
