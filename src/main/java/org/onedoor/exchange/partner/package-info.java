/** Conversations with partners' machines: what is sent to them, what they answer, and who hears of their silence. */
@NullMarked
package org.onedoor.exchange.partner;

import org.jspecify.annotations.NullMarked;
