/** Stop suicide: pledges that are counted and name nobody, and when anybody can learn to talk about it. */
@org.jspecify.annotations.NullMarked
package org.onedoor.directory.pledge;
