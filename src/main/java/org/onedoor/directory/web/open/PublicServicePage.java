package org.onedoor.directory.web.open;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Door;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceStatus;
import org.onedoor.directory.entry.Entry;

/**
 * One service in plain words.
 *
 * @param needs what it helps with
 * @param surgeries whose patients it is for; none where it is for a place
 * @param said what became of saying that something is wrong
 */
public record PublicServicePage(
        Service service,
        Entry entry,
        List<String> providers,
        List<String> needs,
        @Nullable String surgeries,
        LocalDate today,
        String typed,
        @Nullable String problem,
        @Nullable String said) {

    public boolean hasEnded() {
        return service.status() instanceof ServiceStatus.Ceased;
    }

    /** {@code Monday to Friday 9:00 to 17:00}. */
    public String hours() {
        return service.hours().text().equals("always")
                ? "Day and night, every day"
                : words(service.hours().text());
    }

    private static String words(String hours) {
        String words = hours;
        List<String> days = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
        List<String> names = List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
        for (int i = 0; i < days.size(); i++) {
            words = words.replaceAll("(?i)\\b" + days.get(i) + "\\b", names.get(i));
        }
        return words.replace("daily", "Every day").replace("-", " to ");
    }

    /** Who may ask for it. */
    public String whoAsks() {
        var doors = service.eligibility().doors();
        if (doors.isEmpty()) {
            return "You can ask for it yourself";
        }
        String others = doors.stream()
                .filter(door -> door != Door.SELF && door != Door.CENTRE)
                .sorted()
                .map(Door::words)
                .collect(Collectors.joining(", "));
        return doors.contains(Door.SELF)
                ? "You can ask for it yourself. So can " + others
                : "Someone asks for you: " + others;
    }

    public String ages() {
        String ages = service.eligibility().ages();
        return ages.substring(0, 1).toUpperCase(Locale.UK) + ages.substring(1);
    }
}
