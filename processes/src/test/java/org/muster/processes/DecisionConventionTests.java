package org.muster.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What must hold for every decision table of the house. */
class DecisionConventionTests {

    /** Literals, lists of literals and comparisons with a number or a division's limit: nothing that could be called. */
    private static final Pattern CONDITION =
            Pattern.compile("-|true|false|\"[^\"]*\"(,\"[^\"]*\")*|((>=|>|<=|<) )?([0-9.]+|%s)"
                    .formatted(String.join("|", ResponseLevelDecision.LIMITS)
                            + "|"
                            + String.join("|", EvacuationTrigger.LIMITS)));

    private static final Pattern RESULT = Pattern.compile("\"[^\"]*\"|[0-9.]+");

    enum Table {
        INCIDENT_GRADE(IncidentGrade.KEY, IncidentGrade.RESOURCE),
        RESPONSE_LEVEL(ResponseLevelDecision.KEY, ResponseLevelDecision.RESOURCE),
        FORCE_REQUIREMENT(ForceRequirement.KEY, ForceRequirement.RESOURCE),
        MATERIAL_REQUIREMENT(MaterialRequirement.KEY, MaterialRequirement.RESOURCE),
        MUSTER_STANDARD(MusterStandard.KEY, MusterStandard.RESOURCE),
        WIND_SHIFT(WindShift.KEY, WindShift.RESOURCE),
        EVACUATION_TRIGGER(EvacuationTrigger.KEY, EvacuationTrigger.RESOURCE),
        ESCALATION_LADDER(EscalationLadder.KEY, EscalationLadder.RESOURCE),
        CALL_OUT_LADDER(CallOutLadder.KEY, CallOutLadder.RESOURCE),
        REPORTING_DEADLINE(ReportingDeadline.KEY, ReportingDeadline.RESOURCE);

        final String key;
        final String resource;
        final DmnModelInstance dmn;

        Table(String key, String resource) {
            this.key = key;
            this.resource = resource;
            this.dmn = Dmn.readModelFromStream(getClass().getClassLoader().getResourceAsStream(resource));
        }
    }

    @ParameterizedTest
    @EnumSource
    void isCalledLikeItsFileAndKeepsItsHistoryFiveYears(Table table) {
        assertThat(table.resource).isEqualTo("decisions/" + table.key + ".dmn");
        assertThat(table.dmn.getModelElementsByType(Decision.class))
                .singleElement()
                .satisfies(decision -> {
                    assertThat(decision.getId()).isEqualTo(table.key);
                    assertThat(decision.getName()).matches(".*\\p{IsHan}.*");
                    assertThat(decision.getCamundaHistoryTimeToLiveString()).isEqualTo("P1825D");
                });
    }

    @ParameterizedTest
    @EnumSource
    void saysInEveryRuleWhereItComesFromAndHowSureWeAre(Table table) {
        List<String> columns = table.dmn.getModelElementsByType(Output.class).stream()
                .map(Output::getName)
                .toList();

        assertThat(columns).contains("source", "flag");
        assertThat(table.dmn.getModelElementsByType(Rule.class)).allSatisfy(rule -> {
            List<String> values = rule.getOutputEntries().stream()
                    .map(entry -> entry.getText().getTextContent())
                    .toList();
            assertThat(values.get(columns.indexOf("source"))).as(rule.getId()).hasSizeGreaterThan(4);
            assertThat(Set.of("\"[C]\"", "\"[L]\"", "\"[?]\""))
                    .as(rule.getId())
                    .contains(values.get(columns.indexOf("flag")));
        });
    }

    @ParameterizedTest
    @EnumSource
    void holdsOnlyLiteralsAndRanges(Table table) {
        assertThat(table.dmn.getModelElementsByType(InputExpression.class))
                .allSatisfy(
                        input -> assertThat(input.getText().getTextContent()).matches("[a-zA-Z]+"));
        assertThat(table.dmn.getModelElementsByType(InputEntry.class))
                .allSatisfy(
                        entry -> assertThat(entry.getText().getTextContent()).matches(CONDITION));
        assertThat(table.dmn.getModelElementsByType(OutputEntry.class))
                .allSatisfy(
                        entry -> assertThat(entry.getText().getTextContent()).matches(RESULT));
    }
}
