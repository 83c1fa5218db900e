/** The pages of the crisis plan, of "I Am" and of what a person permits. */
@NullMarked
package org.onedoor.record.web;

import org.jspecify.annotations.NullMarked;
