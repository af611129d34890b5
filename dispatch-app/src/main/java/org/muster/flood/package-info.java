/** What a flood asks for beside dispatch: who is trapped and how each is got out, and what was lost. 防汛防台 */
@ApplicationModule(
        allowedDependencies = {"shared", "journal", "deadline", "account", "division", "team", "incident", "dispatch"})
package org.muster.flood;

import org.springframework.modulith.ApplicationModule;
