/** The append-only, hash-chained log of every incident, and the followers that read it. */
@ApplicationModule(allowedDependencies = "shared")
package org.muster.journal;

import org.springframework.modulith.ApplicationModule;
