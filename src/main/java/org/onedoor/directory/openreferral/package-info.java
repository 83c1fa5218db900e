/** The directory in Open Referral UK (HSDS-UK 3.0): what is published for everybody, and what other publishers send. */
@NullMarked
package org.onedoor.directory.openreferral;

import org.jspecify.annotations.NullMarked;
