/** Who is inside the hot zone, on what air, and whether everybody who came out is decontaminated. 进入管控 */
@ApplicationModule(allowedDependencies = {"shared", "journal", "deadline", "account", "incident"})
package org.muster.entry;

import org.springframework.modulith.ApplicationModule;
