/** The plan as the public sees it: a published snapshot, what changed since the last one, and what people say of it. */
@NullMarked
package org.onedoor.programme.publishing;

import org.jspecify.annotations.NullMarked;
