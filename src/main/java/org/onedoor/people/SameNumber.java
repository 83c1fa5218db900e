package org.onedoor.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.Identification.Candidate;
import org.onedoor.people.linkage.Kind;

/**
 * Whether somebody who is named by an NHS number is the person who has it. A number is mistyped and miscopied, often from
 * the same household: something else must agree as well, and nothing that is said may speak against it. Else a person
 * decides, and until then nothing of the one is shown for the other.
 */
final class SameNumber {
    private SameNumber() {}

    static boolean isThem(Person holder, Details said, Candidate compared) {
        return agrees(holder, said) && !contradicts(holder, said, compared);
    }

    /**
     * Whether whoever has the number may be shown to somebody who asked for it: the family name or the birth date is
     * theirs, but for a slip in the name, and the other, where it was given, is not somebody else's.
     */
    static boolean mayBeMeant(Person holder, PersonSearch asked) {
        LocalDate born = holder.birthDate();
        LocalDate birth = asked.birthDate();
        boolean family = isFamily(holder, asked);
        boolean sameDay = birth != null && birth.equals(born);
        boolean dayMayBe = birth == null
                || born == null
                || sameDay
                || (family && Slips.datesBeside(birth).contains(born));
        boolean familyMayBe = asked.familyName() == null || holder.familyName() == null || family;
        return (family || sameDay) && dayMayBe && familyMayBe;
    }

    /** Or the first name, where the two stand the other way round. */
    private static boolean isFamily(Person holder, PersonSearch asked) {
        String said = asked.familyName();
        String theirs = holder.familyName();
        String first = holder.givenName();
        return said != null
                && ((theirs != null && Slips.isFamily(said, theirs))
                        || (first != null && same(first, said) && same(theirs, asked.givenName())));
    }

    /** The birth date, or both names. */
    private static boolean agrees(Person holder, Details said) {
        boolean birth = holder.birthDate() != null && holder.birthDate().equals(said.birthDate());
        return birth || (same(holder.familyName(), said.familyName()) && sameFirst(holder, said));
    }

    /** A family name may change; a first name may be short or misspelt; a birth date and a stated gender do neither. */
    private static boolean contradicts(Person holder, Details said, Candidate compared) {
        boolean birth = holder.birthDate() != null
                && said.birthDate() != null
                && !holder.birthDate().equals(said.birthDate());
        boolean about = holder.birthDate() != null
                && said.birthDate() == null
                && said.aboutBirth() != null
                && !said.aboutBirth().mayBe(holder.birthDate());
        boolean first = compared.differs().contains(LinkageKeys.FIRST_NAME) && !sameFirst(holder, said);
        boolean gender = states(holder.gender()) && states(said.gender()) && holder.gender() != said.gender();
        return birth || about || first || gender;
    }

    private static boolean states(Gender gender) {
        return gender == Gender.FEMALE || gender == Gender.MALE;
    }

    private static boolean sameFirst(Person holder, Details said) {
        return same(holder.givenName(), said.givenName())
                || same(holder.preferredName(), said.givenName())
                || same(holder.givenName(), said.preferredName());
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return one != null && other != null && Kind.NAME.tidy(one).equals(Kind.NAME.tidy(other));
    }
}
