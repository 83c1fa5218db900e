/** May this user see or do this, and why; who looked. */
@ApplicationModule(allowedDependencies = {"platform", "people", "organisation"})
@NullMarked
package org.onedoor.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
