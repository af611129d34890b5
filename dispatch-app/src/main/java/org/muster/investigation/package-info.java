/** Why an accident happened: who investigates until when, and the evidence, kept as it was taken, with its chain of custody. 事故调查 */
@ApplicationModule(allowedDependencies = {"shared", "journal", "account", "incident"})
package org.muster.investigation;

import org.springframework.modulith.ApplicationModule;
