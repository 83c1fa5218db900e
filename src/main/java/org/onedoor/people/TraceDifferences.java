package org.onedoor.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/** Our record beside the national service's answer, field by field. */
@Component
public class TraceDifferences {
    private final Organisations organisations;

    TraceDifferences(Organisations organisations) {
        this.organisations = organisations;
    }

    /**
     * One field.
     *
     * @param ours what our record says; empty where it says nothing
     * @param problem why theirs cannot be taken, for the user; none where it can
     */
    public record Difference(
            TraceField field,
            String ours,
            String theirs,
            @Nullable String problem) {
        public boolean differs() {
            return !theirs.isEmpty() && !same(ours, theirs);
        }

        public boolean canBeTaken() {
            return differs() && problem == null;
        }

        private static boolean same(String one, String other) {
            return one.toLowerCase(Locale.UK).equals(other.toLowerCase(Locale.UK));
        }
    }

    public List<Difference> of(Person person, Trace trace, LocalDate today) {
        List<Difference> all = new ArrayList<>();
        for (TraceField field : TraceField.values()) {
            all.add(new Difference(
                    field, ours(field, person), theirs(field, trace), problem(field, person, trace, today)));
        }
        return List.copyOf(all);
    }

    static String ours(TraceField field, Person person) {
        return switch (field) {
            case FAMILY_NAME -> text(person.familyName());
            case GIVEN_NAME -> text(person.givenName());
            case BIRTH_DATE -> person.birthDate() == null ? "" : London.birth(person.birthDate());
            case GENDER -> gender(person.gender());
            case ADDRESS ->
                person.noFixedAbode() == null
                        ? address(person.addressLine(), person.postcode())
                        : person.noFixedAbode().words();
            case PRACTICE -> text(person.practiceOds());
        };
    }

    private static String theirs(TraceField field, Trace trace) {
        return switch (field) {
            case FAMILY_NAME -> text(trace.familyName());
            case GIVEN_NAME -> text(trace.givenName());
            case BIRTH_DATE -> trace.birthDate() == null ? "" : London.birth(trace.birthDate());
            case GENDER -> gender(trace.gender());
            case ADDRESS -> trace.noFixedAbode() ? "No fixed abode" : address(trace.addressLine(), trace.postcode());
            case PRACTICE -> text(trace.practiceOds());
        };
    }

    /** The same rules that a form keeps to: the service holds names and places that we would not take from anybody. */
    private @Nullable String problem(TraceField field, Person person, Trace trace, LocalDate today) {
        if (field == TraceField.ADDRESS && trace.noFixedAbode()) {
            return "Record where they are found instead";
        }
        if (field == TraceField.ADDRESS && person.noFixedAbode() != null) {
            return "Our record says that they have no fixed abode: ask them first";
        }
        if (field == TraceField.ADDRESS && trace.postcode() == null) {
            return "It has no postcode";
        }
        if (field == TraceField.PRACTICE
                && trace.practiceOds() != null
                && organisations.byOds(trace.practiceOds()).isEmpty()) {
            return "No practice of this code is known here";
        }
        Details taken = new Details(
                null,
                field == TraceField.FAMILY_NAME ? trace.familyName() : "Name",
                field == TraceField.GIVEN_NAME ? trace.givenName() : null,
                null,
                field == TraceField.BIRTH_DATE ? trace.birthDate() : null,
                Gender.NOT_KNOWN,
                field == TraceField.ADDRESS ? trace.addressLine() : null,
                field == TraceField.ADDRESS ? trace.postcode() : null,
                null,
                null,
                field == TraceField.PRACTICE ? trace.practiceOds() : null,
                null,
                false,
                false,
                "Somebody");
        try {
            Details _ = taken.checked(today);
            return null;
        } catch (Invalid e) {
            return String.join(". ", e.problems().values());
        }
    }

    private static String gender(@Nullable Gender gender) {
        return gender == null || gender == Gender.NOT_KNOWN ? "" : gender.label();
    }

    private static String address(@Nullable String line, @Nullable String postcode) {
        return Stream.of(text(line), text(postcode))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
