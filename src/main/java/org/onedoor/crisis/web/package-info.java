/** The pages of a case of section 135 or 136, its board and the places of safety. */
@NullMarked
package org.onedoor.crisis.web;

import org.jspecify.annotations.NullMarked;
