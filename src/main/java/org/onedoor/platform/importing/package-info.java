/** Files that come in: what changed, and each row that was refused with its reason. */
@NullMarked
package org.onedoor.platform.importing;

import org.jspecify.annotations.NullMarked;
