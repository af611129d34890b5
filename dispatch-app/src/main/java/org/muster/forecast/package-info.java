/** How likely a running muster is to reach its quorum in time, learned from earlier musters, and the early word when it is not. 集结预测 */
@ApplicationModule(
        allowedDependencies = {"shared", "journal", "account", "division", "team", "incident", "dispatch", "muster"})
package org.muster.forecast;

import org.springframework.modulith.ApplicationModule;
