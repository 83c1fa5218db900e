/** The pages of the registers and the rota. */
@NullMarked
package org.onedoor.workforce.web;

import org.jspecify.annotations.NullMarked;
