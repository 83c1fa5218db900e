package org.onedoor.people;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.onedoor.people.linkage.Level;
import org.onedoor.people.linkage.Likeness.Evidence;

/** What the index answers when it is told about somebody. */
public sealed interface Identification {
    /** This is a person we know: the NHS number agrees, the names or the date of birth do, and nothing speaks against it. */
    record Exact(Person person) implements Identification {}

    /** It may be one of these; a human decides. */
    record Near(List<Candidate> candidates) implements Identification {}

    record Nobody() implements Identification {}

    /**
     * One who may be the person.
     *
     * @param probability how likely it is, 0 to 1, by all that was compared
     * @param evidence each thing that was compared, and how much it says
     * @param slip whether name and birth date are the same but for one slip: worth showing, however common they are
     */
    record Candidate(Person person, double probability, List<Evidence> evidence, boolean slip) {
        public Candidate(Person person, double probability, List<Evidence> evidence) {
            this(person, probability, evidence, false);
        }

        public Candidate {
            evidence = List.copyOf(evidence);
        }

        /** What agrees, in words. */
        public List<String> agrees() {
            return evidence.stream()
                    .filter(each -> each.level() != Level.OTHER)
                    .map(each -> each.level() == Level.SAME ? each.field() : each.words())
                    .toList();
        }

        public List<String> differs() {
            return evidence.stream()
                    .filter(each -> each.level() == Level.OTHER)
                    .map(Evidence::field)
                    .toList();
        }

        /** Each thing with its weight: {@code date of birth is the same +14.5; postcode differs -2.4}. */
        public String reasons() {
            return evidence.stream()
                    .map(each -> String.format(Locale.ROOT, "%s %+.1f", each.words(), each.bits()))
                    .collect(Collectors.joining("; "));
        }

        /** What each thing that was compared says, such as {@code is the same: +14.5}, by its name. */
        public Map<String, String> says() {
            return evidence.stream()
                    .collect(Collectors.toMap(
                            Evidence::field,
                            each -> String.format(
                                    Locale.ROOT, "%s: %+.1f", each.level().words(), each.bits()),
                            (one, _) -> one));
        }

        /** How sure it is, in words; a person decides. */
        public String sure() {
            if (probability >= 0.999) {
                return "Almost certainly the same person";
            }
            if (probability >= 0.9) {
                return "Very likely the same person";
            }
            return probability >= 0.5 ? "Likely the same person" : "Possibly the same person";
        }
    }
}
