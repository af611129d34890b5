/** What was reported: received over any channel, placed, compared, confirmed or dismissed. 接警 */
@ApplicationModule(allowedDependencies = {"shared", "journal", "account", "division", "incident"})
package org.muster.alert;

import org.springframework.modulith.ApplicationModule;
