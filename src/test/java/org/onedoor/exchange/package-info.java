/** The machines' door, driven over HTTP. */
@NullMarked
package org.onedoor.exchange;

import org.jspecify.annotations.NullMarked;
