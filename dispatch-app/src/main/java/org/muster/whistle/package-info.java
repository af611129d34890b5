/** A firm whistles: one tap tells the duty room everything its file says, and calls those who can help at once. 企业吹哨 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "journal",
            "account",
            "register",
            "call",
            "risk",
            "team",
            "substance",
            "firm",
            "incident",
            "alert",
            "dispatch"
        })
package org.muster.whistle;

import org.springframework.modulith.ApplicationModule;
