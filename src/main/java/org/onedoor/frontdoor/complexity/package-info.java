/**
 * How complex a person's needs are now, beside the band of the service that has them: whoever is served above or below their
 * band is listed, to be stepped down or up.
 */
@NullMarked
package org.onedoor.frontdoor.complexity;

import org.jspecify.annotations.NullMarked;
