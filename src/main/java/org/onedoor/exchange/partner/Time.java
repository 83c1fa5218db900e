package org.onedoor.exchange.partner;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time of a partner's at which somebody can be seen.
 *
 * @param slot the partner's id of it; none where it is not known any longer
 * @param mode {@code face-to-face}, {@code video} or {@code telephone}
 */
public record Time(@Nullable String slot, Instant start, Instant end, String mode) {}
