/** Who may enter, what they may do, and for which divisions. */
@ApplicationModule(allowedDependencies = {"shared", "division"})
package org.muster.account;

import org.springframework.modulith.ApplicationModule;
