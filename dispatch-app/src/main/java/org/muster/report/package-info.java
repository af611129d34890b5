/** Assembles reports from what the journal tells and serves them as files; it only reads. 报告 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "journal",
            "account",
            "division",
            "team",
            "incident",
            "dispatch",
            "muster",
            "situationreport",
            "shelter",
            "substance",
            "evacuation",
            "gauge",
            "trigger",
            "warningcall",
            "consultation",
            "compensation"
        })
package org.muster.report;

import org.springframework.modulith.ApplicationModule;
