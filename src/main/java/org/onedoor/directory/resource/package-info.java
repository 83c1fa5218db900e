/** What people can do themselves: tools, apps and pages about conditions, reviewed before they are listed. */
@NullMarked
package org.onedoor.directory.resource;

import org.jspecify.annotations.NullMarked;
