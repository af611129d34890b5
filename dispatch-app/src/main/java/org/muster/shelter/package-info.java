/** Shelters 避灾安置场所: where people can be taken. */
@ApplicationModule(allowedDependencies = {"shared", "account", "division", "register"})
package org.muster.shelter;

import org.springframework.modulith.ApplicationModule;
