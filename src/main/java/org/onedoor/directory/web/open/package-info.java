/** The directory for everybody: no account, no script, nothing kept of who reads. */
@NullMarked
package org.onedoor.directory.web.open;

import org.jspecify.annotations.NullMarked;
