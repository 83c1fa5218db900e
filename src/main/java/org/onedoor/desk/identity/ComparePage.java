package org.onedoor.desk.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.Link;
import org.onedoor.people.Person;
import org.onedoor.people.SamePeople.Against;

/**
 * Two records side by side.
 *
 * @param sure how likely they are one person, in words
 * @param percent the same as a percentage
 * @param link how they are, or once were, held to be one; none where they never were
 * @param apart whether somebody has looked and found that they are two
 * @param together whoever else is linked with either
 * @param stamp what each is made of now
 * @param against what stands against taking them for one, unless it was looked at
 */
public record ComparePage(
        Person one,
        Person other,
        List<Row> rows,
        String sure,
        String percent,
        @Nullable Link link,
        boolean apart,
        Against against,
        List<Person> together,
        String stamp,
        String key,
        Typed typed) {
    public ComparePage {
        rows = List.copyOf(rows);
        together = List.copyOf(together);
    }

    public boolean linked() {
        return link != null && link.until() == null;
    }

    /** One thing that is known of either. @param says what it says about whether they are one; none where nothing */
    public record Row(
            String name, String one, String other, @Nullable String says) {}

    /** What was typed. @param verdict {@code same}, {@code different} or nothing yet */
    public record Typed(String verdict, String basis, String why, boolean bothNumbers, boolean died, String leaves) {
        static final Typed NOTHING = new Typed("", "", "", false, false, "");
    }
}
