/** Material orders as other bureaus' systems read them: the messages of OASIS EDXL-RM 1.0. 资源消息 */
@ApplicationModule(allowedDependencies = {"shared", "account", "depot", "incident", "material"})
package org.muster.resourcemessaging;

import org.springframework.modulith.ApplicationModule;
