/** From any door to an outcome: intake, triage, routing, ownership, appointments, outcome. */
@ApplicationModule(
        allowedDependencies = {"platform", "record", "work", "directory", "access", "people", "organisation", "clock"})
@NullMarked
package org.onedoor.frontdoor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
