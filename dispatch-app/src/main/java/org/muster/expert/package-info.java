/** Experts with their credit grade: who is proposed, called in, has answered, and what they advised. 专家 */
@ApplicationModule(
        allowedDependencies = {"shared", "journal", "deadline", "account", "division", "register", "call", "incident"})
package org.muster.expert;

import org.springframework.modulith.ApplicationModule;
