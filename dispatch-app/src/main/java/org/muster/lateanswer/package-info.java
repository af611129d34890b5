/** What becomes of a team that turns up after another was sent in its place. 迟到应答 */
@ApplicationModule(allowedDependencies = {"shared", "journal", "account", "team", "incident", "dispatch"})
package org.muster.lateanswer;

import org.springframework.modulith.ApplicationModule;
