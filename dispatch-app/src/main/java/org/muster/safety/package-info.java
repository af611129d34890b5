/** The five-point safety check before anyone enters the line. 安全核查 */
@ApplicationModule(allowedDependencies = {"shared", "journal", "deadline", "account", "incident", "dispatch"})
package org.muster.safety;

import org.springframework.modulith.ApplicationModule;
