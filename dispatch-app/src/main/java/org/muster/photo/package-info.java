/** Pictures from the field: taken in, drawn anew without what hides in the file, kept, shown. 现场照片 */
@ApplicationModule(allowedDependencies = {"shared", "journal", "account", "team", "incident", "dispatch"})
package org.muster.photo;

import org.springframework.modulith.ApplicationModule;
