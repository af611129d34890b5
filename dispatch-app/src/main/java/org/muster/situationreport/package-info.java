/** Reports to the levels above: what is due when, drafted from the journal, signed, sent and signed for. 信息报告 */
@ApplicationModule(allowedDependencies = {"shared", "journal", "deadline", "account", "division", "incident"})
package org.muster.situationreport;

import org.springframework.modulith.ApplicationModule;
