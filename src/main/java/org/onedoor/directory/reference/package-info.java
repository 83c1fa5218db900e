/** The reviewed files of services, needs and types, read at start-up. */
@NullMarked
package org.onedoor.directory.reference;

import org.jspecify.annotations.NullMarked;
