/** How the response level is settled: whose settings hold, who holds which post, who signs, how long it stands. 响应级别 */
@ApplicationModule(allowedDependencies = {"shared", "journal", "deadline", "account", "division", "incident"})
package org.muster.level;

import org.springframework.modulith.ApplicationModule;
