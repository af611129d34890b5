/** Who is on duty where and when, how a shift is handed over, and what its people wrote down. 值班 */
@ApplicationModule(allowedDependencies = {"shared", "account", "division", "register", "team"})
package org.muster.duty;

import org.springframework.modulith.ApplicationModule;
