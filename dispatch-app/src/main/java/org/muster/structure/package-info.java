/** The command structure of an incident: its posts, who is called to each, who has answered, who holds it. 指挥体系 */
@ApplicationModule(
        allowedDependencies = {"shared", "journal", "deadline", "account", "division", "duty", "call", "incident"})
package org.muster.structure;

import org.springframework.modulith.ApplicationModule;
