/** The pages of plans: reading a file in, the plan as a list, one action, and every step on it. */
@NullMarked
package org.onedoor.programme.web;

import org.jspecify.annotations.NullMarked;
