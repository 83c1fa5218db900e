/** What staff do with a partner's machine: read its times, ask for one, send a message again. */
@NullMarked
package org.onedoor.exchange.partner.web;

import org.jspecify.annotations.NullMarked;
