/** The person's and the carer's own site: what concerns them, what they permit, and who looked. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "frontdoor",
            "record",
            "work",
            "directory",
            "access",
            "people",
            "organisation",
            "clock"
        })
@NullMarked
package org.onedoor.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
