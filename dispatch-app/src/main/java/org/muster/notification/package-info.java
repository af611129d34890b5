/** Who was told what over which channel, and what stands on the alarm board. 告知 */
@ApplicationModule(allowedDependencies = {"shared", "journal", "account", "team", "incident", "dispatch"})
package org.muster.notification;

import org.springframework.modulith.ApplicationModule;
