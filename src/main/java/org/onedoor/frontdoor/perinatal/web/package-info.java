/** The page of access to perinatal services, with the births it is a share of. */
@NullMarked
package org.onedoor.frontdoor.perinatal.web;

import org.jspecify.annotations.NullMarked;
