/** The waiting list of a team, and what is done for several people on it at once. */
@NullMarked
package org.onedoor.frontdoor.waiting.web;

import org.jspecify.annotations.NullMarked;
