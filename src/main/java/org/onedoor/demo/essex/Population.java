package org.onedoor.demo.essex;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.onedoor.demo.essex.Names.Name;
import org.onedoor.demo.essex.Places.Area;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;

/** Makes the residents: where people really live, of the ages they really are, and not one of them real. */
public final class Population {
    private static final List<String> STREETS = List.of(
            "Saltmarsh Row",
            "Lantern Lane",
            "Kestrel Court",
            "Old Ferry Walk",
            "Teasel Close",
            "Barley Garth",
            "Samphire Way",
            "Curlew Rise",
            "Windpump Lane",
            "Oyster Yard",
            "Reedbed Drive",
            "Sea Aster Street");
    private static final List<String> LANGUAGES = List.of("Polish", "Romanian", "Turkish", "Yoruba", "Bengali");

    private final Places places = new Places();
    private final Names names = new Names();

    /** The same seed and day give the same people, and a larger town only adds to a smaller one. */
    public List<Resident> of(long seed, int count, LocalDate today) {
        NhsNumbers numbers = new NhsNumbers(seed);
        List<Resident> residents = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            residents.add(resident(number, new SplittableRandom(seed * 1_000_003 + number), numbers.next(), today));
        }
        return residents;
    }

    private Resident resident(int number, RandomGenerator random, String nhsNumber, LocalDate today) {
        Area area = places.pick(random);
        int age = area.ages().pick(random);
        boolean female = random.nextDouble() < (age > 80 ? 0.6 : 0.51);
        LocalDate born = today.minusYears(age).minusDays(random.nextInt(365));
        String origin = origin(random, area.ethnicity().pick(random));
        Name name = names.pick(random, origin, female, born.getYear());
        boolean interpreter = !origin.equals("British") && age > 25 && random.nextInt(12) == 0;
        boolean veteran = age >= 20 && random.nextInt(female ? 80 : 20) == 0;
        Details details = new Details(
                nhsNumber,
                name.family(),
                name.given(),
                null,
                born,
                gender(random, female),
                (1 + random.nextInt(140)) + " " + STREETS.get(random.nextInt(STREETS.size())),
                area.postcodes().get(random.nextInt(area.postcodes().size())),
                phone(random, age),
                email(random, name, number, age),
                places.practice(random, area.districtCode()),
                interpreter ? LANGUAGES.get(random.nextInt(LANGUAGES.size())) : null,
                interpreter,
                veteran,
                null);
        double need = (2.2 - 0.15 * area.imdDecile()) * (age < 11 ? 0.15 : age < 18 ? 0.8 : age > 75 ? 1.2 : 1);
        return new Resident(number, details, area.districtCode(), area.imdDecile(), age, need);
    }

    private static Gender gender(RandomGenerator random, boolean female) {
        if (random.nextInt(400) == 0) {
            return Gender.INDETERMINATE;
        }
        return female ? Gender.FEMALE : Gender.MALE;
    }

    private static String origin(RandomGenerator random, String group) {
        double chance = random.nextDouble();
        return switch (group) {
            case "Asian" -> "South Asian";
            case "Black" -> chance < 0.3 ? "British" : chance < 0.5 ? "Nigerian" : "Nigerian (Yoruba)";
            case "Other" -> "Turkish";
            case "White" ->
                chance < 0.88
                        ? "British"
                        : chance < 0.91
                                ? "Irish"
                                : chance < 0.94
                                        ? "Polish"
                                        : chance < 0.96
                                                ? "Romanian"
                                                : chance < 0.97
                                                        ? "Lithuanian"
                                                        : chance < 0.985 ? "Italian" : "Portuguese";
            default -> "British";
        };
    }

    /** Ofcom keeps 07700 900000 to 900999 for stories. Some people have no phone of their own. */
    static @Nullable String phone(RandomGenerator random, int age) {
        return age < 12 || random.nextInt(14) == 0 ? null : "07700 900%03d".formatted(random.nextInt(1000));
    }

    private static @Nullable String email(RandomGenerator random, Name name, int number, int age) {
        if (age < 14 || random.nextInt(5) < 2) {
            return null;
        }
        String plain =
                (name.given() + "." + name.family()).toLowerCase(Locale.UK).replaceAll("[^a-z.]", "");
        return plain + "." + number + "@example.com";
    }
}
