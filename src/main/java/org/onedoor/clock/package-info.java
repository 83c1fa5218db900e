/** Standards as dated data, and the clocks that run against them. */
@ApplicationModule(allowedDependencies = "platform")
@NullMarked
package org.onedoor.clock;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
