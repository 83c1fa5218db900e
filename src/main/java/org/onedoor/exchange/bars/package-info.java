/** BaRS messages: read with the tolerances the published examples need, and answered as the standard says. */
@NullMarked
package org.onedoor.exchange.bars;

import org.jspecify.annotations.NullMarked;
