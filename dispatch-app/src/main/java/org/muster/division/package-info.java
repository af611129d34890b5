/** Administrative divisions by GB/T 2260: what they are called, who is above whom, and which one a point lies in. */
@ApplicationModule(allowedDependencies = {"shared", "register"})
package org.muster.division;

import org.springframework.modulith.ApplicationModule;
