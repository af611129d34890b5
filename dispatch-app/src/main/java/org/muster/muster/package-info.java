/** Roll call and attendance against the order standard. 集结点名 */
@ApplicationModule(allowedDependencies = {"shared", "journal", "deadline", "account", "team", "incident", "dispatch"})
package org.muster.muster;

import org.springframework.modulith.ApplicationModule;
