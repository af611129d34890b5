/** Depots and what lies in them. */
@ApplicationModule(allowedDependencies = {"shared", "account", "division", "register"})
package org.muster.depot;

import org.springframework.modulith.ApplicationModule;
