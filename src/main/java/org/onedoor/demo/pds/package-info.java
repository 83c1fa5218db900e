/** A small national demographics service of invented people, for the demo and for tests: never a real one's stand-in. */
@NullMarked
package org.onedoor.demo.pds;

import org.jspecify.annotations.NullMarked;
