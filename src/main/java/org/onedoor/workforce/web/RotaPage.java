package org.onedoor.workforce.web;

import java.time.Instant;
import org.onedoor.platform.web.TypedForm;
import org.onedoor.workforce.Rota;

/** The rota of a period, and its hours with too few. */
public record RotaPage(Rota.Period period, boolean keeps, TypedForm typed, Instant now) {
    public String hoursShort() {
        int hours = period.shortHours().size();
        return hours == 1 ? "1 hour has too few" : hours + " hours have too few";
    }
}
