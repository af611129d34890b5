/** What a dangerous substance is, does and asks for, and how far to stay away from it: cards and distances with their sources. 危险物质 */
@ApplicationModule(allowedDependencies = {"shared", "register"})
package org.muster.substance;

import org.springframework.modulith.ApplicationModule;
