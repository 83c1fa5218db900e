/** Notices from the police and the railway: read from files, matched to those who are known, and told to who looks after them. */
@NullMarked
package org.onedoor.crisis.notice;

import org.jspecify.annotations.NullMarked;
