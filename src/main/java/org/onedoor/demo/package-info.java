/** A synthetic Essex that lives: invented people, their history, a day that unfolds, and the stories played. */
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
package org.onedoor.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
