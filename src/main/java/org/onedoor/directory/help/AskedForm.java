package org.onedoor.directory.help;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Services;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.ResidentPlace;
import org.springframework.stereotype.Component;

/** Reads the three questions: what is wrong, how old, where. Only the first must be answered. */
@Component
public class AskedForm {
    private static final int LONGEST = 200;
    private static final int OLDEST = 120;

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
        ResidentPlace place = place(postcode, problems);
        return new Read(words, need, age, postcode, new FindHelp.Asked(words, code, years, place), problems);
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

    private @Nullable ResidentPlace place(String postcode, Map<String, String> problems) {
        if (postcode.isBlank()) {
            return null;
        }
        ResidentPlace place = organisations.residentPlace(postcode).orElse(null);
        if (place == null) {
            problems.put(
                    "postcode",
                    "We do not know this postcode in Southend, Essex or Thurrock. Write it like RM18 8EB, or leave it empty");
        }
        return place;
    }
}
