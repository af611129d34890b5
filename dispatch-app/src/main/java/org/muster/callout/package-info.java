/** Calls the people of an order out, over one channel after the other until they answer, and hears their answers. 呼叫 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "journal",
            "account",
            "team",
            "duty",
            "call",
            "incident",
            "dispatch",
            "muster",
            "notification"
        })
package org.muster.callout;

import org.springframework.modulith.ApplicationModule;
