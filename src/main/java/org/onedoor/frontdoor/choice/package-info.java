/**
 * Choice: which services and treatments a person was offered, how long each takes, how far it is and how they are met, and
 * which they chose.
 */
@NullMarked
package org.onedoor.frontdoor.choice;

import org.jspecify.annotations.NullMarked;
