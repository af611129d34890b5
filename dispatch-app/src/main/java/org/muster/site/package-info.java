/** The ground divided and commanded: sectors, site headquarters and its groups, talk groups, who commands. 前线指挥 */
@ApplicationModule(allowedDependencies = {"shared", "journal", "deadline", "account", "team", "incident", "dispatch"})
package org.muster.site;

import org.springframework.modulith.ApplicationModule;
