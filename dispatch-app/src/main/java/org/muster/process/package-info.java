/**
 * Runs the process models: the only place that sees the engine, and nobody depends on it. It follows the journal,
 * waits, escalates, asks people, and answers the rule questions of the other modules from the decision tables. 流程
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "journal",
            "deadline",
            "account",
            "division",
            "team",
            "incident",
            "dispatch",
            "duty",
            "call",
            "callout",
            "forecast",
            "aid",
            "evacuation",
            "shelter",
            "depot",
            "material",
            "reading",
            "level",
            "safety",
            "situationreport",
            "flood",
            "cordon",
            "monitoring",
            "entry",
            "substance",
            "warningcall",
            "trigger",
            "evacuation",
            "zone"
        })
package org.muster.process;

import org.springframework.modulith.ApplicationModule;
