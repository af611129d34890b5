/** Who keeps everybody out of the danger, where, and until when; where the police close or steer the traffic. 警戒 */
@ApplicationModule(allowedDependencies = {"shared", "journal", "account", "call", "incident"})
package org.muster.cordon;

import org.springframework.modulith.ApplicationModule;
