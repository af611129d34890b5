/** What is said to and by the command post: numbered, sent to whom it concerns, settled. 收发文（信息登记） */
@ApplicationModule(
        allowedDependencies = {"shared", "journal", "deadline", "account", "team", "alert", "incident", "dispatch"})
package org.muster.message;

import org.springframework.modulith.ApplicationModule;
