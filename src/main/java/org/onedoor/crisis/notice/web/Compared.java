package org.onedoor.crisis.notice.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.Details;
import org.onedoor.people.Identification.Candidate;
import org.onedoor.people.Person;
import org.onedoor.platform.time.London;

/** One line of a comparison: what the police wrote, and what is recorded of each whom it may be about. */
public record Compared(String what, String said, List<String> each) {
    public Compared {
        each = List.copyOf(each);
    }

    /** Side by side, a line for each thing. */
    static List<Compared> of(Details said, List<Candidate> candidates) {
        List<Person> known = candidates.stream().map(Candidate::person).toList();
        List<Compared> lines = new ArrayList<>();
        lines.add(line(
                "Family name",
                said.familyName(),
                known.stream().map(Person::familyName).toList()));
        lines.add(line(
                "First name",
                said.givenName(),
                known.stream().map(Person::givenName).toList()));
        lines.add(line(
                "Born",
                born(said.birthDate()),
                known.stream().map(each -> born(each.birthDate())).toList()));
        lines.add(line(
                "Gender",
                said.gender().label(),
                known.stream().map(each -> each.gender().label()).toList()));
        lines.add(line(
                "NHS number",
                said.nhsNumber(),
                known.stream().map(Person::nhsNumber).toList()));
        lines.add(line(
                "Address",
                said.addressLine(),
                known.stream().map(Person::addressLine).toList()));
        lines.add(line(
                "Postcode",
                said.postcode(),
                known.stream().map(Person::postcode).toList()));
        lines.add(line(
                "Telephone", said.phone(), known.stream().map(Person::phone).toList()));
        return lines;
    }

    private static Compared line(String what, @Nullable String said, List<? extends @Nullable String> each) {
        return new Compared(
                what, words(said), each.stream().map(Compared::words).toList());
    }

    private static String words(@Nullable String text) {
        return text == null ? "Not said" : text;
    }

    private static @Nullable String born(@Nullable LocalDate date) {
        return date == null ? null : London.birth(date);
    }

    /** Whether one says what the police say. */
    public boolean same(int index) {
        return each.get(index).equalsIgnoreCase(said) && !said.equals("Not said");
    }

    /** How likely somebody is, in words and as the figure behind them. */
    public static String sure(Candidate candidate) {
        return "%s (%s)".formatted(candidate.sure(), percent(candidate.probability()));
    }

    /** Never a hundred: a person decides. */
    public static String percent(double probability) {
        double shown = Math.min(probability, 0.9999);
        return String.format(Locale.UK, shown >= 0.999 ? "%.2f%%" : "%.0f%%", 100 * shown);
    }
}
