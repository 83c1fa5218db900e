/** The audit sealed: signed heads over every row, so that whatever is altered afterwards is seen and named. */
@NullMarked
package org.onedoor.platform.sealing;

import org.jspecify.annotations.NullMarked;
