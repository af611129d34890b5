/** Every unit says each day whether there was a fire; silence is late, and never taken for nothing. 零报告 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "journal",
            "account",
            "division",
            "team",
            "duty",
            "call",
            "incident",
            "notification"
        })
package org.muster.zeroreport;

import org.springframework.modulith.ApplicationModule;
