package org.onedoor.desk.identity;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.Person;
import org.onedoor.people.Trace;
import org.onedoor.people.TraceDifferences.Difference;

/**
 * Who the national service says somebody is, beside our record.
 *
 * @param on whether this installation is connected to it
 * @param trace the newest question; none when nobody asked
 * @param asker who asked, by name
 * @param differences field by field, when an answer waits for a decision
 * @param against why the answer cannot be taken for this person at all; none where it can
 * @param byNumber whether there is a number to ask by
 * @param missing why it cannot be asked by name and birth date; none when it can
 */
public record TracePage(
        Person person,
        boolean on,
        @Nullable Trace trace,
        String asker,
        List<Difference> differences,
        @Nullable String against,
        boolean byNumber,
        @Nullable String missing,
        Typed typed,
        String key,
        Instant now) {
    public TracePage {
        differences = List.copyOf(differences);
    }

    /** What was typed. @param take the codes of the fields to take */
    public record Typed(String verdict, Set<String> take) {
        static final Typed NOTHING = new Typed("", Set.of());

        public Typed {
            take = Set.copyOf(take);
        }
    }

    public boolean verified() {
        return person.nhsNumberStatus() == Person.NhsNumberStatus.PRESENT_VERIFIED;
    }

    public boolean found() {
        return trace != null && trace.state() == Trace.State.FOUND;
    }

    public List<Difference> takeable() {
        return differences.stream().filter(Difference::canBeTaken).toList();
    }
}
