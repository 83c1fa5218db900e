/** Finding help by one's own words: what fits, what does not and why in plain English, and how the directory is used. */
@NullMarked
package org.onedoor.directory.help;

import org.jspecify.annotations.NullMarked;
