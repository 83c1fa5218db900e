/**
 * Advice and guidance: somebody asks a service about a person, the service answers in time, and where advice is not enough
 * the question becomes a referral that keeps the thread.
 */
@NullMarked
package org.onedoor.frontdoor.advice;

import org.jspecify.annotations.NullMarked;
