/**
 * A young person's move from children's to adult services: from 17 years and 6 months a protocol, which is data, says who does
 * what by when; what is done is followed until 25, and whether the protocol was kept is counted.
 */
@NullMarked
package org.onedoor.frontdoor.transition;

import org.jspecify.annotations.NullMarked;
