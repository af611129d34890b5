/** The kit of each village against floods: who looked at it when, what is missing or flat, and where a look is due. 村级应急装备查验 */
@ApplicationModule(allowedDependencies = {"shared", "account", "division", "zone", "incident"})
package org.muster.kit;

import org.springframework.modulith.ApplicationModule;
