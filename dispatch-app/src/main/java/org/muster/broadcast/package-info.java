/** Warnings out: drafted by one, approved by another, issued to the public as CAP over its outlets, updated, cancelled. 预警发布 */
@ApplicationModule(allowedDependencies = {"shared", "account", "division", "level", "notification", "warning"})
package org.muster.broadcast;

import org.springframework.modulith.ApplicationModule;
