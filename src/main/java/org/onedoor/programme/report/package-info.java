/** Reports on a plan: drafted from data, words added, frozen, signed by a second person; one document in four formats. */
@NullMarked
package org.onedoor.programme.report;

import org.jspecify.annotations.NullMarked;
