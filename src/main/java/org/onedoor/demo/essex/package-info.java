/** The invented residents of Essex: real places, made-up people, the same for the same seed. */
@NullMarked
package org.onedoor.demo.essex;

import org.jspecify.annotations.NullMarked;
