/** Sections 135 and 136 of the Mental Health Act as one clocked case, the places of safety, and notices of the police. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "frontdoor",
            "record",
            "workforce",
            "work",
            "directory",
            "access",
            "people",
            "organisation",
            "clock"
        })
@NullMarked
package org.onedoor.crisis;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
