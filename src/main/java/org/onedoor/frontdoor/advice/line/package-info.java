/** The lines on which professionals ring for advice: who answers, by practice, place and time, and the calls that were taken. */
@NullMarked
package org.onedoor.frontdoor.advice.line;

import org.jspecify.annotations.NullMarked;
