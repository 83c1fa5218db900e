/** Mental health liaison in acute hospitals: which have it, at what hours, since when, and how true to the model. */
@org.jspecify.annotations.NullMarked
package org.onedoor.directory.liaison;
