/** What stations and people read off nature, and when a rule says that it has turned: wind today. 观测 */
@ApplicationModule(
        allowedDependencies = {"shared", "journal", "deadline", "account", "register", "risk", "gauge", "incident"})
package org.muster.reading;

import org.springframework.modulith.ApplicationModule;
