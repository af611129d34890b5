/** What is measured in air and water around an accident, until it is clean so many times in a row; where fire-water goes. 环境监测 */
@ApplicationModule(allowedDependencies = {"shared", "journal", "account", "incident"})
package org.muster.monitoring;

import org.springframework.modulith.ApplicationModule;
