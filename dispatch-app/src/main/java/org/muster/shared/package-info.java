/** Values every room uses: positions, division codes, actors, failures. */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
package org.muster.shared;

import org.springframework.modulith.ApplicationModule;
