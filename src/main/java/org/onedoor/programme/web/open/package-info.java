/** The public's pages of a plan: no sign-in, no script, no cookie. */
@NullMarked
package org.onedoor.programme.web.open;

import org.jspecify.annotations.NullMarked;
