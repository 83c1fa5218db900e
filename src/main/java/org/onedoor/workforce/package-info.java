/** Those who do the work: approvals of AMHPs and section 12 doctors with their dates, and who is on duty when. */
@ApplicationModule(allowedDependencies = {"platform", "work", "access", "directory", "people", "organisation", "clock"})
@NullMarked
package org.onedoor.workforce;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
