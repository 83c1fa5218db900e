/** What exists, for whom, when, with what room; slots; the explained, ranked match. */
@ApplicationModule(allowedDependencies = {"people", "organisation", "platform"})
@NullMarked
package org.onedoor.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
