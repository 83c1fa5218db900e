/**
 * Waiting well: who waits and since when, when somebody last asked how they are, whether waiting has done harm, whether they
 * still need it, and how long people like them have waited.
 */
@NullMarked
package org.onedoor.frontdoor.waiting;

import org.jspecify.annotations.NullMarked;
