/** Zones to be evacuated, the households in them and who lives there: prepared before the season, approved, versioned. 转移片区 */
@ApplicationModule(allowedDependencies = {"shared", "account", "division", "register", "risk", "shelter"})
package org.muster.zone;

import org.springframework.modulith.ApplicationModule;
