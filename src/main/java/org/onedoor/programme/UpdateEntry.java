package org.onedoor.programme;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One entry of an action's updates as the file has it.
 *
 * @param on the day it is dated; the first of the month when only a month is given; none when undated
 * @param precision whether {@code on} is a day or only a month
 * @param text its words, without the date they begin with
 */
public record UpdateEntry(@Nullable LocalDate on, Precision precision, String text) {
    /** How exactly an entry is dated. */
    public enum Precision {
        DAY,
        MONTH,
        NONE
    }
}
