/** Nobody goes to the line unchecked, nobody is uncounted there, and everybody is called back at once. 安全管控 */
@ApplicationModule(
        allowedDependencies = {"shared", "journal", "deadline", "account", "team", "incident", "dispatch", "reading"})
package org.muster.safety;

import org.springframework.modulith.ApplicationModule;
