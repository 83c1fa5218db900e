/**
 * The same service said twice: by two publishers, or by a publisher and by us. Likely pairs are found, somebody decides, and the
 * one that leads stands for both. What each source says is kept as it is.
 */
@NullMarked
package org.onedoor.directory.duplicate;

import org.jspecify.annotations.NullMarked;
