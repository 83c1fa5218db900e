package org.onedoor.exchange.bars;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DateType;

/**
 * Dates that are not quite as FHIR has them, which the FHIR library reads and then cannot copy. A day that came with a time
 * of day is the day as written, in no other time zone: whoever was born on the first was not born on the day before. A time
 * without its seconds is that minute.
 */
final class LooseDates {
    private static final String CUT = "onedoor.time-cut-off";
    private static final int DAY = "1980-01-01".length();

    private LooseDates() {}

    static void mend(Base body) {
        Parts.each(body, part -> {
            if (part instanceof BaseDateTimeType said && said.hasValue()) {
                mend(said);
            }
        });
    }

    private static void mend(BaseDateTimeType said) {
        boolean hasTime = said.getPrecision().ordinal() > TemporalPrecisionEnum.DAY.ordinal();
        if (said instanceof DateType && hasTime) {
            said.setValueAsString(said.getValueAsString().substring(0, DAY));
            said.setUserData(CUT, true);
        } else if (said.getPrecision() == TemporalPrecisionEnum.MINUTE) {
            said.setPrecision(TemporalPrecisionEnum.SECOND);
        }
    }

    /** Whether it came with a time. */
    static boolean isCut(DateType date) {
        return Boolean.TRUE.equals(date.getUserData(CUT));
    }
}
