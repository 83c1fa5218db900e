/** Copies of a data folder that can be brought back: made while it is served, and to any moment since. */
@NullMarked
package org.onedoor.platform.backup;

import org.jspecify.annotations.NullMarked;
