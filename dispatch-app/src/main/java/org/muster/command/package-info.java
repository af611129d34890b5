/** Which government commands: passes up with what is to be known when an incident outgrows its level, and comes back. 统一指挥 */
@ApplicationModule(
        allowedDependencies = {"shared", "journal", "deadline", "account", "division", "incident", "dispatch", "level"})
package org.muster.command;

import org.springframework.modulith.ApplicationModule;
