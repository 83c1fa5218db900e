package org.onedoor.desk.identity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.onedoor.people.Person;
import org.onedoor.people.PlacePick;

/**
 * The people whose open referral the actor's team has, with the record systems each is known in.
 *
 * @param systems each system with how many of them it knows, the largest first
 * @param none how many are in no other system
 * @param chosen the system that is asked for; {@code none} for those in no other; empty for all
 * @param more whether the team has more than are read
 */
public record CaseloadPage(
        List<Line> lines,
        Map<String, Integer> systems,
        int none,
        int all,
        String chosen,
        boolean more,
        PlacePick places) {
    public CaseloadPage {
        lines = List.copyOf(lines);
    }

    /** The address of those in one system, of whatever place. */
    static String here(String system) {
        return system.isEmpty()
                ? "/people/caseload"
                : "/people/caseload?system=" + URLEncoder.encode(system, StandardCharsets.UTF_8);
    }

    /** The address of those in one system, of the same place. */
    public String address(String system) {
        String here = here(system);
        String place = places.chosen().query();
        return here.contains("?") || place.isEmpty() ? here + place : here + "?" + place.substring(1);
    }

    /**
     * One person.
     *
     * @param references their open referrals with the team
     * @param numbers what each system calls them
     * @param records how many records of theirs are linked, this one included
     */
    public record Line(Person person, List<String> references, List<String> numbers, int records) {
        public Line {
            references = List.copyOf(references);
            numbers = List.copyOf(numbers);
        }
    }
}
