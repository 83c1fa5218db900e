/** Who is who: records that may be of one person, and what other systems call them. */
@NullMarked
package org.onedoor.desk.identity;

import org.jspecify.annotations.NullMarked;
