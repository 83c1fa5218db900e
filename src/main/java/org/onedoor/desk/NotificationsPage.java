package org.onedoor.desk;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.work.NotificationGroups.Group;

/**
 * A page of what others told.
 *
 * @param total groups on all pages
 * @param reach how many notifications the list goes back over
 * @param clockAlerts how many of one kind of clock are alerts in a day
 */
public record NotificationsPage(
        List<Group> groups,
        int total,
        boolean unreadOnly,
        @Nullable Kind kind,
        int page,
        int pages,
        int reach,
        int clockAlerts,
        Instant now) {
    public NotificationsPage {
        groups = List.copyOf(groups);
    }

    /** What the list can be filtered by: the groups of the alert budget. */
    public enum Kind {
        OFFERS("Offers"),
        QUESTIONS("Questions"),
        ANSWERS("Answers and endings"),
        UPDATES("Updates and notes"),
        APPOINTMENTS("Appointments"),
        CLOCKS("Clocks"),
        PLANS("Plans and registers");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static @Nullable Kind of(@Nullable String code) {
            return Stream.of(values())
                    .filter(kind -> kind.code().equals(code))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** The address of this page. */
    public String address() {
        return address(unreadOnly, kind, page);
    }

    /** The address of a page of a view. */
    public String address(boolean unread, @Nullable Kind of, int number) {
        List<String> parts = Stream.of(
                        unread ? "" : "show=all",
                        of == null ? "" : "kind=" + of.code(),
                        number == 1 ? "" : "page=" + number)
                .filter(part -> !part.isEmpty())
                .toList();
        return parts.isEmpty() ? "/notifications" : "/notifications?" + String.join("&", parts);
    }
}
