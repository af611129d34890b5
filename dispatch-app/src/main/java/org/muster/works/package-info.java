/** Dykes that are walked again and again, and lifelines that are repaired: who goes, when they said what, what they found. 巡堤查险与生命线抢修 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "journal",
            "deadline",
            "account",
            "team",
            "risk",
            "incident",
            "dispatch",
            "photo",
            "trigger"
        })
package org.muster.works;

import org.springframework.modulith.ApplicationModule;
