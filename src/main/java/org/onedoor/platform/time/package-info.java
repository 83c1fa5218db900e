/** Domain time, London time, and working days. */
@NullMarked
package org.onedoor.platform.time;

import org.jspecify.annotations.NullMarked;
