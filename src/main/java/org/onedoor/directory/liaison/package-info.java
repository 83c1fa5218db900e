/** Mental health liaison in acute hospitals: which have it, at what hours, since when, and how true to the model. */
@NullMarked
package org.onedoor.directory.liaison;

import org.jspecify.annotations.NullMarked;
