/**
 * The 999 stack: calls of category 3 to 5 that wait for an ambulance, shown to the centre, held by one clinician at a
 * time, pulled into the front door or left; the ambulance service's own clock runs on all the while.
 */
@NullMarked
package org.onedoor.frontdoor.stack;

import org.jspecify.annotations.NullMarked;
