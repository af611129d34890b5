/** The water in the water points: looked at, drawn by crews, filled up again. 取水 */
@ApplicationModule(allowedDependencies = {"shared", "journal", "account", "team", "risk", "incident", "dispatch"})
package org.muster.water;

import org.springframework.modulith.ApplicationModule;
