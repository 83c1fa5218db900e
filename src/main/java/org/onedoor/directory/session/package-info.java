/** Hubs, their weekly sessions, and pop-ups: planned, published, and counted without anybody's name. */
@NullMarked
package org.onedoor.directory.session;

import org.jspecify.annotations.NullMarked;
