/** How far the danger of an accident reaches, who is in it and what helps, turning with the wind and the light. 危害范围 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "journal",
            "account",
            "division",
            "register",
            "risk",
            "shelter",
            "depot",
            "team",
            "zone",
            "incident",
            "dispatch",
            "reading",
            "substance",
            "firm"
        })
package org.muster.hazardzone;

import org.springframework.modulith.ApplicationModule;
