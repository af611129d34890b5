/** What the consultation has in front of it: the assessment sheet, the guide of the level in force, and similar past cases. 会商研判 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "journal",
            "account",
            "division",
            "team",
            "risk",
            "gauge",
            "trigger",
            "zone",
            "incident"
        })
package org.muster.consultation;

import org.springframework.modulith.ApplicationModule;
