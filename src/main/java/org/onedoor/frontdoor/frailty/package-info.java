/**
 * How frail somebody is, and whether they have dementia: recorded once for the person, so that the match puts the specialist
 * teams first.
 */
@NullMarked
package org.onedoor.frontdoor.frailty;

import org.jspecify.annotations.NullMarked;
