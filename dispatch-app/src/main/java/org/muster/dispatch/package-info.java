/** Which team goes where to do what: recommendation and dispatch orders. 调度指令 */
@ApplicationModule(
        allowedDependencies = {"shared", "journal", "deadline", "account", "division", "team", "risk", "incident"})
package org.muster.dispatch;

import org.springframework.modulith.ApplicationModule;
