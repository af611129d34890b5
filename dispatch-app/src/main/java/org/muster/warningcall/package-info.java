/** A warning or a start order is called to named people until every township, village and site has answered. 叫应 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "journal",
            "deadline",
            "account",
            "division",
            "register",
            "duty",
            "call",
            "incident",
            "level",
            "warning"
        })
package org.muster.warningcall;

import org.springframework.modulith.ApplicationModule;
