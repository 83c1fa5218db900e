package org.onedoor.directory.help;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Services;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.ResidentPlace;
import org.onedoor.platform.Postcode;
import org.springframework.stereotype.Component;

/**
 * Reads the three questions: what is wrong, how old, where. Only the first must be answered, and a postcode that is not one
 * of here keeps nobody from an answer.
 */
@Component
public class AskedForm {
    /** What is wrong with a postcode that is of no place here. */
    static final String NOT_HERE =
            "We do not know this postcode in Southend, Essex or Thurrock. Write it like RM18 8EB, or leave it empty";

    private static final int LONGEST = 200;
    private static final int OLDEST = 120;

    /** A place by its name. */
    private static final String TOWN = "\\p{L}[\\p{L} '-]{1,39}";

    /** Any last three letters, behind the first half of a postcode. */
    private static final String INWARD = "1AA";

    private final Organisations organisations;
    private final Services services;

    AskedForm(Organisations organisations, Services services) {
        this.organisations = organisations;
        this.services = services;
    }

    /** As typed, what it means, and what is wrong with it in the order of the page. */
    public record Read(
            String words,
            String need,
            String age,
            String postcode,
            FindHelp.Asked asked,
            Map<String, String> problems) {}

    public Read read(String words, String need, String age, String postcode) {
        Map<String, String> problems = new LinkedHashMap<>();
        String code = services.needs().stream().anyMatch(each -> each.code().equals(need)) ? need : null;
        if (words.isBlank() && code == null) {
            problems.put("q", "Say what you need help with, in your own words");
        } else if (words.length() > LONGEST) {
            problems.put("q", "Use at most %d letters. A few words are enough".formatted(LONGEST));
        }
        Integer years = years(age, problems);
        ResidentPlace place = organisations.residentPlace(postcode).orElse(null);
        FindHelp.Unplaced unplaced = place == null ? unplaced(postcode, problems) : null;
        return new Read(words, need, age, postcode, new FindHelp.Asked(words, code, years, place, unplaced), problems);
    }

    private static @Nullable Integer years(String age, Map<String, String> problems) {
        if (age.isBlank()) {
            return null;
        }
        if (age.strip().matches("[0-9]{1,3}") && Integer.parseInt(age.strip()) <= OLDEST) {
            return Integer.valueOf(age.strip());
        }
        problems.put("age", "Write the age in years, such as 42, or leave it empty");
        return null;
    }

    private FindHelp.@Nullable Unplaced unplaced(String postcode, Map<String, String> problems) {
        if (postcode.isBlank()) {
            return null;
        }
        if (postcode.strip().matches(TOWN)) { // whoever writes where they live in words is not sent away
            return new FindHelp.Unplaced(postcode.strip(), true);
        }
        String whole = Postcode.isHalf(postcode) ? postcode + INWARD : postcode;
        if (!Postcode.isPlace(whole)) {
            problems.put("postcode", NOT_HERE);
            return null;
        }
        String key = Postcode.key(postcode);
        return new FindHelp.Unplaced(
                Postcode.isHalf(postcode) ? key : Postcode.shown(key), organisations.mayBeHere(whole));
    }
}
