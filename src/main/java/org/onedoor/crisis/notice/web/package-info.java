/** The pages of notices. */
@NullMarked
package org.onedoor.crisis.notice.web;

import org.jspecify.annotations.NullMarked;
