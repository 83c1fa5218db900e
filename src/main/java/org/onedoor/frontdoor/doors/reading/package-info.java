/** Reads a letter or an e-mail by plain rules: each field with the words it came from, and nothing that is not said. */
@NullMarked
package org.onedoor.frontdoor.doors.reading;

import org.jspecify.annotations.NullMarked;
