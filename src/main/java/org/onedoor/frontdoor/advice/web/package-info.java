/** The pages of advice: both sides' lists, asking, and the thread of one question. */
@NullMarked
package org.onedoor.frontdoor.advice.web;

import org.jspecify.annotations.NullMarked;
