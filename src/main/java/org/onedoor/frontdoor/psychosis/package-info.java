/**
 * Two pathways that are kept apart: a first episode of psychosis, whose help has to begin within two weeks, and an at risk
 * mental state, which is watched and helped early. When psychosis develops on the second, that day is recorded and the person
 * goes to early intervention in the same act.
 */
@NullMarked
package org.onedoor.frontdoor.psychosis;

import org.jspecify.annotations.NullMarked;
