/** Who keeps everybody out of the danger, where, and until when. 警戒 */
@ApplicationModule(allowedDependencies = {"shared", "journal", "account", "incident"})
package org.muster.cordon;

import org.springframework.modulith.ApplicationModule;
