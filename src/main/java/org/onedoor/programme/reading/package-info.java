/** How a file of a plan is read: cells, grammar, and what each cell says. Decides nothing and stores nothing. */
@NullMarked
package org.onedoor.programme.reading;

import org.jspecify.annotations.NullMarked;
