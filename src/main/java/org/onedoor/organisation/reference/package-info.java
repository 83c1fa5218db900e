/** The public files that say who and where: read at start-up, each row checked, each refusal kept. */
@NullMarked
package org.onedoor.organisation.reference;

import org.jspecify.annotations.NullMarked;
