/**
 * The matching strategy {@code nhs-dos-1.5}: the search of the NHS Directory of Services as its public documents tell
 * it, rule by rule. Pure code over records; {@link org.onedoor.directory.dos.DosMatches} asks it about our directory.
 */
@NullMarked
package org.onedoor.directory.dos;

import org.jspecify.annotations.NullMarked;
