/**
 * The neuro-developmental pathway: a referral for autism or attention deficit hyperactivity disorder, the day of its assessment
 * and the day and kind of the diagnosis decision, with how long people wait for each and how many are diagnosed.
 */
@NullMarked
package org.onedoor.frontdoor.neurodevelopment;

import org.jspecify.annotations.NullMarked;
