/** Who this is: the person index, matching, and what must be known to reach them safely. */
@ApplicationModule(allowedDependencies = {"platform", "organisation"})
@NullMarked
package org.onedoor.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
