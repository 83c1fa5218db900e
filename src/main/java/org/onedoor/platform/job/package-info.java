/** Durable jobs, and the list of those that need a person. */
@NullMarked
package org.onedoor.platform.job;

import org.jspecify.annotations.NullMarked;
