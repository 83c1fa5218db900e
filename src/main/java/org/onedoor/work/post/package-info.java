/** The post room: what is written to people leaves by a way that is safe for them, and whoever looks sees whether it did. */
@NullMarked
package org.onedoor.work.post;

import org.jspecify.annotations.NullMarked;
