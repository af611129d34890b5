/** Material for an incident: what it needs, which depot sends it, and what came of every piece. 物资调拨 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "journal",
            "deadline",
            "account",
            "division",
            "team",
            "depot",
            "incident",
            "dispatch"
        })
package org.muster.material;

import org.springframework.modulith.ApplicationModule;
