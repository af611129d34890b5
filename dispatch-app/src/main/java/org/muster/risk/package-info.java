/** What can burn, flood, leak or be hurt, and what helps against it: risk sources, protected objects, water points, devices. */
@ApplicationModule(allowedDependencies = {"shared", "account", "division", "register", "shelter"})
package org.muster.risk;

import org.springframework.modulith.ApplicationModule;
