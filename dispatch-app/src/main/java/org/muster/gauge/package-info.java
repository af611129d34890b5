/** Rain and water level: what gauges tell, how far it can be believed, its sums, and what each site can bear. 雨水情 */
@ApplicationModule(allowedDependencies = {"shared", "account", "division", "register", "risk", "incident"})
package org.muster.gauge;

import org.springframework.modulith.ApplicationModule;
