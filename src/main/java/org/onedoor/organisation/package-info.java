/** Who the partners are and which places they answer for, with validity and successors. */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package org.onedoor.organisation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
