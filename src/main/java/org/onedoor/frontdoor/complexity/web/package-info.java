/** The list of those who are served above or below their band. */
@NullMarked
package org.onedoor.frontdoor.complexity.web;

import org.jspecify.annotations.NullMarked;
