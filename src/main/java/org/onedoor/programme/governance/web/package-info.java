/** The pages of registers, groups, meetings and recommendations. */
@NullMarked
package org.onedoor.programme.governance.web;

import org.jspecify.annotations.NullMarked;
