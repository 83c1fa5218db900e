/** The pages of the 999 stack. */
@NullMarked
package org.onedoor.frontdoor.stack.web;

import org.jspecify.annotations.NullMarked;
