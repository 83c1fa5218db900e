package org.onedoor.desk.identity;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onedoor.people.LocalIdentifiers.LocalIdentifier;
import org.onedoor.people.Person;

/**
 * What other record systems call somebody.
 *
 * @param organisations those whose system it may be, with their names
 */
public record NumbersPage(
        Person person, List<LocalIdentifier> numbers, Map<UUID, String> organisations, String key, Typed typed) {
    public NumbersPage {
        numbers = List.copyOf(numbers);
    }

    /** What was typed. */
    public record Typed(String organisation, String system, String value) {}
}
