/** Talking therapies: long-term physical conditions of those referred, and the scores that say whether they recover. */
@NullMarked
package org.onedoor.frontdoor.therapy;

import org.jspecify.annotations.NullMarked;
