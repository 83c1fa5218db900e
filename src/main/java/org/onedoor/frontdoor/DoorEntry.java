package org.onedoor.frontdoor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a door asked beside what every referral says.
 *
 * @param form the form it came on, such as {@code self}, {@code carer}, {@code school} or {@code paste}
 * @param said each further question with its answer, in the order of the form
 * @param tells whether whoever referred may be told what becomes of it
 * @param pasted the letter or e-mail that was pasted in, as it came
 */
public record DoorEntry(
        String form,
        List<Said> said,
        boolean tells,
        @Nullable String pasted) {
    public DoorEntry {
        said = List.copyOf(said);
    }

    /** One question of the form, and what was answered. */
    public record Said(String question, String answer) {}
}
