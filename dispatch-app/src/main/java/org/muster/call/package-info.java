/** One named person is called about one matter until they answer: the words others use for it. 叫应 */
@ApplicationModule(allowedDependencies = {"shared"})
package org.muster.call;

import org.springframework.modulith.ApplicationModule;
