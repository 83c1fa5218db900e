/** The doors a need comes through: what each asks, reads or loads. All of them end in the one intake. */
@NullMarked
package org.onedoor.frontdoor.doors;

import org.jspecify.annotations.NullMarked;
