package org.onedoor.exchange.partner.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.exchange.partner.PartnerTimes;
import org.onedoor.exchange.partner.Time;
import org.onedoor.people.Person;
import org.onedoor.platform.time.London;
import org.onedoor.platform.web.components.Choices.Choice;

/**
 * The page.
 *
 * @param unknown why the free times are not known; none when they are
 * @param chosen what was chosen when the form came back
 */
public record TimesPage(
        PartnerTimes.Open open,
        Person person,
        boolean review,
        List<Time> times,
        @Nullable String unknown,
        @Nullable String chosen) {

    public List<Choice> choices() {
        return times.stream()
                .map(time -> Choice.of(
                        String.valueOf(time.slot()),
                        London.full(time.start()) + " to " + London.time(time.end()) + ", " + words(time.mode())))
                .toList();
    }

    static String words(String mode) {
        return switch (mode) {
            case "video" -> "by video";
            case "telephone" -> "by telephone";
            default -> "face to face";
        };
    }

    /** When somebody is expected there, in words; none when nobody is. */
    public @Nullable String held() {
        return open.held() == null
                ? null
                : London.full(open.held().startsAt().toInstant()) + ", "
                        + words(open.held().mode());
    }
}
