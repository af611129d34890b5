/** Who was hurt, which hospital has a bed for them, and what became of each: the counts that grade an incident. 伤员 */
@ApplicationModule(
        allowedDependencies = {"shared", "journal", "deadline", "account", "division", "register", "incident", "zone"})
package org.muster.casualty;

import org.springframework.modulith.ApplicationModule;
