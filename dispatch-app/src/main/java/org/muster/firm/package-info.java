/** One firm, one file: what lies in it, who stands there, what is done today, how dangerous it is by the standard and by its own conduct. 一企一档 */
@ApplicationModule(allowedDependencies = {"shared", "account", "division", "register", "team", "substance"})
package org.muster.firm;

import org.springframework.modulith.ApplicationModule;
