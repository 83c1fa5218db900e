/**
 * Trusted assessment: an assessment is made once, and whoever has signed up takes it as their own while it is in date; or says
 * why not.
 */
@NullMarked
package org.onedoor.frontdoor.assessment;

import org.jspecify.annotations.NullMarked;
