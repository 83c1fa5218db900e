/** Tests of what is said to partners. */
@org.jspecify.annotations.NullMarked
package org.onedoor.exchange.partner;
