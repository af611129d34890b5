/** The alarm board: what somebody must take up by name. 告警 */
@ApplicationModule(allowedDependencies = {"shared", "journal", "account", "team", "incident", "dispatch"})
package org.muster.notification;

import org.springframework.modulith.ApplicationModule;
