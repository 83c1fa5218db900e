/**
 * Are two records one person? Probabilistic linkage after Fellegi and Sunter (1969): each comparison adds or takes away
 * weight, the weights are learnt from the records themselves without labels, and every decision can be put into words.
 */
@NullMarked
package org.onedoor.people.linkage;

import org.jspecify.annotations.NullMarked;
