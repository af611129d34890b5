/** What is happening: raised, assessed, answered at a level, fought through its stages, closed. 突发事件 */
@ApplicationModule(allowedDependencies = {"shared", "journal", "deadline", "account", "division"})
package org.muster.incident;

import org.springframework.modulith.ApplicationModule;
