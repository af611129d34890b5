/** How registers come in and go out as tables: the demo cast, a bureau's own CSV files, and the export of both. */
@ApplicationModule(allowedDependencies = "shared")
package org.muster.register;

import org.springframework.modulith.ApplicationModule;
