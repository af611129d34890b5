/** Help from above and from the army: asked for, assigned, objected to, thanked, and what it costs whom. 增援 */
@ApplicationModule(
        allowedDependencies = {"shared", "journal", "deadline", "account", "division", "team", "incident", "dispatch"})
package org.muster.aid;

import org.springframework.modulith.ApplicationModule;
