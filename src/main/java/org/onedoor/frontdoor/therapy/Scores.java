package org.onedoor.frontdoor.therapy;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.time.London;

/**
 * The two measures of talking therapies, as somebody filled them in on a day. They say how a course goes; nobody is ordered by
 * them, and no risk is worked out from them.
 *
 * @param phq9 PHQ-9, 0 to 27
 * @param gad7 GAD-7, 0 to 21
 * @param question9 what they said to question 9 of the PHQ-9, 0 to 3
 * @param safety who looks after their safety, where that is above 0
 */
public record Scores(
        LocalDate on,
        int phq9,
        int gad7,
        int question9,
        @Nullable SafetyRoute safety) {
    static final int PHQ9_CASE = 10;
    static final int GAD7_CASE = 8;

    private static final int PHQ9_MOST = 27;
    private static final int GAD7_MOST = 21;
    private static final int QUESTION_MOST = 3;

    /** Ill enough to count as a case on either measure. */
    public static boolean isCase(int phq9, int gad7) {
        return phq9 >= PHQ9_CASE || gad7 >= GAD7_CASE;
    }

    /** @throws Invalid with everything that is wrong */
    void check(LocalDate today) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (on.isAfter(today)) {
            problems.put("on", "The day cannot be in the future");
        }
        if (phq9 < 0 || phq9 > PHQ9_MOST) {
            problems.put("phq9", "PHQ-9 is a whole number from 0 to %d".formatted(PHQ9_MOST));
        }
        if (gad7 < 0 || gad7 > GAD7_MOST) {
            problems.put("gad7", "GAD-7 is a whole number from 0 to %d".formatted(GAD7_MOST));
        }
        if (question9 < 0 || question9 > QUESTION_MOST) {
            problems.put(
                    "question9", "Say what the person answered to question 9, from 0 to %d".formatted(QUESTION_MOST));
        } else if (question9 > phq9) {
            problems.put("phq9", "PHQ-9 counts question 9 in: it cannot be less than %d".formatted(question9));
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        if (question9 > 0 && safety == null) {
            SafetyRoute.ofCode("");
        }
    }

    public String words() {
        return "%s: PHQ-9 %d, GAD-7 %d".formatted(London.day(on), phq9, gad7);
    }
}
