/** The shared story: the timeline, and each contact with the person. */
@ApplicationModule(allowedDependencies = {"platform", "work", "access", "directory", "people", "organisation", "clock"})
@NullMarked
package org.onedoor.record;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
