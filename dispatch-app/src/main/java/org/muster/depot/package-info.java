/** Depots, what lies in them, and the double-entry ledger of every movement of material. 物资储备 */
@ApplicationModule(allowedDependencies = {"shared", "account", "division", "register"})
package org.muster.depot;

import org.springframework.modulith.ApplicationModule;
