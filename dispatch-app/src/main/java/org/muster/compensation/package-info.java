/** What is owed to those whose goods were taken or damaged: claimed, assessed, paid or refused. 补偿 */
@ApplicationModule(allowedDependencies = {"shared", "journal", "account", "incident"})
package org.muster.compensation;

import org.springframework.modulith.ApplicationModule;
