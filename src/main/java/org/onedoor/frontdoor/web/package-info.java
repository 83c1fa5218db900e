/** The pages of the front door. */
@NullMarked
package org.onedoor.frontdoor.web;

import org.jspecify.annotations.NullMarked;
