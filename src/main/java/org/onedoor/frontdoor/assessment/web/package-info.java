/** The page of those who have signed up to trusted assessment. */
@NullMarked
package org.onedoor.frontdoor.assessment.web;

import org.jspecify.annotations.NullMarked;
