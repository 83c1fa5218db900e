/** OneDoor: one deployable, a package for each domain; see ARCHITECTURE.md for who may call whom. */
@NullMarked
package org.onedoor;

import org.jspecify.annotations.NullMarked;
