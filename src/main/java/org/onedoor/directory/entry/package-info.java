/** Keeping entries true: confirming, proposing and approving changes, saying what is wrong, and what each joins up with. */
@NullMarked
package org.onedoor.directory.entry;

import org.jspecify.annotations.NullMarked;
