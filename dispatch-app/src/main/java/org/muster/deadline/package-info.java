/** What must have happened by when: one stored instant that the process timer, the console and the report all read. */
@ApplicationModule(allowedDependencies = {"shared", "journal"})
package org.muster.deadline;

import org.springframework.modulith.ApplicationModule;
