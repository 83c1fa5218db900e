/** Who must do what by when, and who was told. */
@ApplicationModule(allowedDependencies = {"platform", "access", "people", "organisation", "clock"})
@NullMarked
package org.onedoor.work;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
