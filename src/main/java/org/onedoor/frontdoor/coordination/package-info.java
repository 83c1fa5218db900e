/**
 * Co-ordinating a case: the one plan of who responds to a need, when and under whose lead, and the huddle that agrees it within
 * the hour. A case is a journey: the first referral and whatever was referred on from it.
 */
@NullMarked
package org.onedoor.frontdoor.coordination;

import org.jspecify.annotations.NullMarked;
