/** Groups, meetings, recommendations and registers: one mechanism, whose registers are data. It names no person. */
@NullMarked
package org.onedoor.programme.governance;

import org.jspecify.annotations.NullMarked;
