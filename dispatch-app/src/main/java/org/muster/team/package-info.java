/** Teams and their members: who they are, where they stand, and who of them may go to the fire line. */
@ApplicationModule(allowedDependencies = {"shared", "account", "division", "register"})
package org.muster.team;

import org.springframework.modulith.ApplicationModule;
