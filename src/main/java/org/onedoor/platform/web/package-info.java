/** The shell every page wears, and how errors become pages. */
@NullMarked
package org.onedoor.platform.web;

import org.jspecify.annotations.NullMarked;
