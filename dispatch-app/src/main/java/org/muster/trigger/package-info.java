/** When a site has reached its limit or somebody has seen a sign: said once, to the incident or to the duty room. 指标到线 */
@ApplicationModule(
        allowedDependencies = {"shared", "journal", "account", "division", "risk", "gauge", "alert", "incident", "photo"
        })
package org.muster.trigger;

import org.springframework.modulith.ApplicationModule;
