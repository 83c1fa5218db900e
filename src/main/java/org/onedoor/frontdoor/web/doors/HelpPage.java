package org.onedoor.frontdoor.web.doors;

import org.jspecify.annotations.Nullable;

/**
 * Who answers now, for somebody who may not be safe.
 *
 * @param wrote what they wrote that led here, in their words; none where they said that they are not safe
 * @param back the question they answered
 * @param next where the form goes on
 */
public record HelpPage(@Nullable String wrote, String back, String next) {}
