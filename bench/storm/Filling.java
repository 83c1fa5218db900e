import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jsoup.nodes.Element;

/** What somebody types into a form without reading it: mostly what fits, sometimes nothing, sometimes what hurts. */
final class Filling {
    private static final List<String> WORDS = List.of(
            "Seen at home; slept badly", "Asked for a call back", "Needs a morning appointment", "Says that things are worse",
            "Brought by her sister", "No answer at the door", "Letter came back", "Zoë Ní Bhriain-O'Connor", "x");
    private static final List<String> HOSTILE = List.of(
            "<script>alert(1)</script>", "'; drop table referral; --", "\u202Eright to left", "a".repeat(20_000), "\uD83D\uDE00",
            "=HYPERLINK(\"x\")", "-1", "99999999999999999999", "+999999999-01-01T00:00", "null", "%00");
    private static final int PREFIX = 999;

    private Filling() {}

    static List<Map.Entry<String, String>> of(Element form, Random random) {
        return fill(form, random, Map.of());
    }

    /** A referral that mostly can be sent: an invented person, a need, a reason. */
    static List<Map.Entry<String, String>> referral(Element form, Random random) {
        Map<String, String> known = new TreeMap<>();
        known.put("familyName", "STORM" + (char) ('A' + random.nextInt(26)) + (char) ('a' + random.nextInt(26)));
        known.put("givenName", List.of("Ada", "Bram", "Cleo", "Dev", "Esme").get(random.nextInt(5)));
        known.put("nhsNumber", random.nextInt(3) == 0 ? "" : nhsNumber(random));
        known.putAll(Map.of(
                "reason", WORDS.get(random.nextInt(WORDS.size())), "phone", "07700 900123", "postcode", "RM18 8EB",
                "email", "", "then", "check"));
        List<String> needs = form.select("input[name=needs]").eachAttr("value");
        List<String> consents = form.select("input[name=consent]").eachAttr("value");
        if (!needs.isEmpty() && !consents.isEmpty()) {
            known.put("needs", needs.get(random.nextInt(needs.size())));
            known.put("consent", consents.getFirst());
        }
        for (Element field :
                form.select("input[name]:not([type=radio]):not([type=checkbox]), textarea[name]")) {
            known.putIfAbsent(field.attr("name"), field.val()); // the rest stays as the page has it
        }
        for (Element field : form.select("input[name]")) {
            String name = field.attr("name");
            if (name.toLowerCase(java.util.Locale.ROOT).contains("birth")) {
                known.put(name, name.endsWith("year") ? String.valueOf(1940 + random.nextInt(75)) : String.valueOf(1 + random.nextInt(12)));
            }
        }
        return fill(form, random, known);
    }

    private static List<Map.Entry<String, String>> fill(Element form, Random random, Map<String, String> known) {
        List<Map.Entry<String, String>> all = new ArrayList<>();
        Map<String, List<String>> radios = new TreeMap<>();
        Map<String, List<String>> buttons = new TreeMap<>();
        for (Element field : form.select("input[name], textarea[name], select[name], button[name]")) {
            String name = field.attr("name");
            String type = field.tagName().equals("input") ? field.attr("type") : field.tagName();
            switch (type) {
                case "hidden" -> all.add(Map.entry(name, field.val()));
                case "radio" -> radios.computeIfAbsent(name, _ -> new ArrayList<>()).add(field.val());
                case "checkbox" -> {
                    if (known.isEmpty() ? random.nextInt(4) == 0 : field.val().equals(known.get(name))) {
                        all.add(Map.entry(name, field.val()));
                    }
                }
                case "select" -> all.add(Map.entry(name, option(field, random)));
                case "submit", "file" -> {}
                case "button" -> buttons.computeIfAbsent(name, _ -> new ArrayList<>()).add(field.val());
                default -> all.add(Map.entry(name, known.getOrDefault(name, typed(name, field, random))));
            }
        }
        buttons.forEach((name, values) -> all.add(Map.entry(name, known.getOrDefault(name, values.get(random.nextInt(values.size()))))));
        radios.forEach((name, values) -> {
            if (known.containsKey(name) && values.contains(known.get(name))) {
                all.add(Map.entry(name, known.get(name)));
            } else if (random.nextInt(10) > 0) {
                all.add(Map.entry(name, values.get(random.nextInt(values.size()))));
            }
        });
        return all;
    }

    private static String option(Element select, Random random) {
        List<String> values = select.select("option").eachAttr("value");
        return values.isEmpty() ? "" : values.get(random.nextInt(values.size()));
    }

    private static String typed(String name, Element field, Random random) {
        int dice = random.nextInt(20);
        if (dice == 0) {
            return HOSTILE.get(random.nextInt(HOSTILE.size()));
        }
        if (dice < 4 || !field.val().isEmpty() && dice < 14) {
            return field.val();
        }
        if (name.endsWith("day")) {
            return String.valueOf(1 + random.nextInt(28));
        }
        if (name.endsWith("month")) {
            return String.valueOf(1 + random.nextInt(12));
        }
        if (name.endsWith("year")) {
            return String.valueOf(2024 + random.nextInt(4));
        }
        if (name.endsWith("hour") || name.endsWith("time")) {
            return "%02d:%02d".formatted(8 + random.nextInt(10), random.nextInt(60));
        }
        if (field.attr("inputmode").equals("numeric")) {
            return String.valueOf(random.nextInt(60));
        }
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    /** In the range kept for tests, with its check digit. */
    static String nhsNumber(Random random) {
        while (true) {
            String nine = PREFIX + "%06d".formatted(random.nextInt(2_000));
            int sum = 0;
            for (int i = 0; i < nine.length(); i++) {
                sum += (nine.charAt(i) - '0') * (10 - i);
            }
            int check = 11 - sum % 11;
            if (check != 10) {
                return nine + (check == 11 ? 0 : check);
            }
        }
    }
}
