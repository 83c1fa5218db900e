/** The pages of each door. */
@NullMarked
package org.onedoor.frontdoor.web.doors;

import org.jspecify.annotations.NullMarked;
