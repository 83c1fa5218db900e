/** The FHIR R4 server: read and search for those who may. */
@NullMarked
package org.onedoor.exchange.fhir;

import org.jspecify.annotations.NullMarked;
