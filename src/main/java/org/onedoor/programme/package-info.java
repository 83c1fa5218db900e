/** The plan and whether it is delivered: read as it was written, owned, updated, rated, evidenced. It names no patient. */
@ApplicationModule(allowedDependencies = {"platform", "work", "directory", "access", "organisation", "clock"})
@NullMarked
package org.onedoor.programme;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
