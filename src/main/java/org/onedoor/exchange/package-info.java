/** Partners' machines: FHIR R4 and the Booking and Referral Standard (BaRS). Nothing depends on it. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
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
package org.onedoor.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
