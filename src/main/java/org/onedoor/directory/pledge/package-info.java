/** Stop suicide: pledges that are counted and name nobody, and when anybody can learn to talk about it. */
@NullMarked
package org.onedoor.directory.pledge;

import org.jspecify.annotations.NullMarked;
