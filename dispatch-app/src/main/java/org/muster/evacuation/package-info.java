/** Everybody out, nobody missed, and home again: orders per zone, ticks door by door, shelters, all-clear. 人员转移 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "journal",
            "account",
            "division",
            "zone",
            "shelter",
            "incident",
            "dispatch",
            "photo"
        })
package org.muster.evacuation;

import org.springframework.modulith.ApplicationModule;
