package org.onedoor.exchange.partner;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.NhsNumber;

/**
 * Whom a message says it is about, as far as it says so.
 *
 * @param given all given names, and what somebody prefers to be called
 * @param birthDate none where no whole day is said
 */
public record Whom(
        @Nullable String nhsNumber,
        @Nullable String family,
        List<String> given,
        @Nullable LocalDate birthDate) {
    /** Nothing is said of it. */
    public static final Whom NOT_SAID = new Whom(null, null, List.of(), null);

    public Whom {
        given = List.copyOf(given);
    }

    /**
     * Whether this cannot be the same person. Two NHS numbers decide it alone, since names change. Without them another date
     * of birth is another person, and so is a name of which nothing is the same; one part may be new or spelt another way.
     */
    boolean isOther(Whom held) {
        Optional<NhsNumber> number = number(nhsNumber);
        Optional<NhsNumber> other = number(held.nhsNumber);
        if (number.isPresent() && other.isPresent()) {
            return !number.get().value().equals(other.get().value());
        }
        if (birthDate != null && held.birthDate != null && !birthDate.equals(held.birthDate)) {
            return true;
        }
        String familyHere = plain(family);
        String familyHeld = plain(held.family);
        boolean families = !familyHere.isEmpty() && !familyHeld.isEmpty();
        List<String> here = plain(given);
        List<String> there = plain(held.given);
        boolean givens = !here.isEmpty() && !there.isEmpty();
        boolean same = families && familyHere.equals(familyHeld)
                || givens && here.stream().anyMatch(there::contains);
        return (families || givens) && !same;
    }

    private static Optional<NhsNumber> number(@Nullable String said) {
        return Optional.ofNullable(said)
                .filter(number -> NhsNumber.problem(number) == null)
                .flatMap(NhsNumber::of);
    }

    private static List<String> plain(List<String> names) {
        return names.stream()
                .flatMap(name -> List.of(name.split("[\\s-]+")).stream())
                .map(Whom::plain)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** Without marks, signs and spaces: machines differ in what they can write. */
    private static String plain(@Nullable String name) {
        return Normalizer.normalize(Objects.requireNonNullElse(name, ""), Normalizer.Form.NFD)
                .replaceAll("[^\\p{L}]", "")
                .toUpperCase(Locale.ROOT);
    }
}
