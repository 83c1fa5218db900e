/** Pregnancy and the time after a birth: who is in it, where they go first, and how many of those who give birth are reached. */
@NullMarked
package org.onedoor.frontdoor.perinatal;

import org.jspecify.annotations.NullMarked;
