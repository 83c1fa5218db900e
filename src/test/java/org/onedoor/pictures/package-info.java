/** Each screen in five states: looked at in a browser, checked, and kept as a picture. */
@NullMarked
package org.onedoor.pictures;

import org.jspecify.annotations.NullMarked;
