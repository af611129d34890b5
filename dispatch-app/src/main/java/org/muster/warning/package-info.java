/** Warnings in: received as CAP or by hand, kept as they were said, matched to whom they concern, followed to their end. 预警 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "journal",
            "account",
            "division",
            "risk",
            "incident",
            "alert",
            "level",
            "notification"
        })
package org.muster.warning;

import org.springframework.modulith.ApplicationModule;
