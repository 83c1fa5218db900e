package org.onedoor.frontdoor.web;

import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.waiting.ExpectedWaits.Expected;
import org.onedoor.frontdoor.waiting.Wait;

/**
 * What a page says of one wait.
 *
 * @param expected how long people wait for this service; none while no service is known
 * @param service whose history that is
 * @param today for the fields that ask for a day
 */
public record WaitShown(Wait waiting, @Nullable Expected expected, String service, String today) {}
