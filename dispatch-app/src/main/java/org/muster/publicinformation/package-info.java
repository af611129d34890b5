/** What the public is told of an incident: drafted, reviewed, approved by the named authority, published, corrected. 信息发布 */
@ApplicationModule(allowedDependencies = {"shared", "journal", "deadline", "account", "division", "incident"})
package org.muster.publicinformation;

import org.springframework.modulith.ApplicationModule;
