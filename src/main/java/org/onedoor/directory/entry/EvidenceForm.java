package org.onedoor.directory.entry;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Writing;

/** Reads what the evidence is and until when it counts. */
public final class EvidenceForm {
    private EvidenceForm() {}

    public static String evidence(String typed, Map<String, String> problems) {
        String evidence = typed.strip();
        if (evidence.isEmpty() || evidence.length() > Writing.LINE) {
            problems.put(
                    "evidence",
                    evidence.isEmpty()
                            ? "Say what it rests on, such as NICE QS14"
                            : "Use at most %d letters".formatted(Writing.LINE));
        }
        return evidence;
    }

    public static @Nullable LocalDate reviewBy(String typed, LocalDate today, Map<String, String> problems) {
        try {
            LocalDate day = LocalDate.parse(typed.strip());
            if (day.isAfter(today) && day.isBefore(today.plusYears(10))) {
                return day;
            }
        } catch (DateTimeException notADay) {
            // told below
        }
        problems.put("reviewBy", "Write a day to come as 2027-03-02, within ten years");
        return null;
    }
}
