/** What leaders and dispatchers see: live push, snapshots and the single-page console. It only reads. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "journal",
            "deadline",
            "account",
            "division",
            "team",
            "alert",
            "incident",
            "dispatch",
            "notification",
            "warning"
        })
package org.muster.console;

import org.springframework.modulith.ApplicationModule;
