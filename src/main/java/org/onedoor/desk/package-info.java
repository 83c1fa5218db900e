/** The staff site's joined pages: home, search, the person, and what an administrator watches. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "programme",
            "crisis",
            "workforce",
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
package org.onedoor.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
