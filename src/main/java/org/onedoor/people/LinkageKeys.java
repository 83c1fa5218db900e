package org.onedoor.people;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.codec.digest.MurmurHash3;
import org.apache.commons.codec.language.DoubleMetaphone;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.linkage.Kind;
import org.onedoor.people.linkage.Shape;
import org.onedoor.people.linkage.Shape.Field;

/**
 * The things by which records of one person find each other: two that share none of these are not compared. Names share
 * their keys whichever of the two they stand in, so that swapped names meet.
 */
final class LinkageKeys {
    static final String FIRST_NAME = "first name";
    static final String NHS_NUMBER = "NHS number";

    /** Where they stand among the values. */
    static final int FAMILY = 1;

    static final int BIRTH = 2;

    static final Shape SHAPE = new Shape(
            List.of(
                    new Field(FIRST_NAME, Kind.NAME, false),
                    new Field("family name", Kind.NAME, true),
                    new Field("date of birth", Kind.DATE, false),
                    new Field(NHS_NUMBER, Kind.NHS_NUMBER, false),
                    new Field("postcode", Kind.CODE, true),
                    new Field("address", Kind.WORDS, true),
                    new Field("telephone", Kind.NUMBER_SHARED, true)),
            List.of(),
            0,
            1,
            2);

    private static final DoubleMetaphone SOUND = new DoubleMetaphone();

    private LinkageKeys() {}

    /** What is compared, in the order of the shape. */
    static List<@Nullable String> values(Details d) {
        return Arrays.asList(
                d.givenName(),
                d.familyName(),
                d.birthDate() == null ? null : d.birthDate().toString(),
                d.nhsNumber(),
                d.postcode(),
                d.addressLine(),
                d.phone());
    }

    static List<@Nullable String> values(Person p) {
        return Arrays.asList(
                p.givenName(),
                p.familyName(),
                p.birthDate() == null ? null : p.birthDate().toString(),
                p.nhsNumber(),
                p.postcode(),
                p.addressLine(),
                p.phone());
    }

    /** The keys of one record; none when nothing is known that could be met by. */
    static Set<Long> of(List<@Nullable String> values) {
        List<String> tidy = new ArrayList<>();
        for (int field = 0; field < values.size(); field++) {
            String value = values.get(field);
            tidy.add(value == null ? "" : SHAPE.fields().get(field).kind().tidy(value));
        }
        String given = tidy.get(0);
        String family = tidy.get(1);
        String birth = tidy.get(2);
        String postcode = tidy.get(4);
        Set<Long> keys = new LinkedHashSet<>();
        add(keys, "nhs", tidy.get(3));
        add(keys, "phone", tidy.get(6));
        add(keys, "birth-postcode", birth, postcode);
        for (String name : new LinkedHashSet<>(List.of(given, family))) {
            add(keys, "name-birth", name, birth);
            add(keys, "name-postcode", name, postcode);
        }
        String year = birth.length() < 4 ? "" : birth.substring(0, 4);
        String day = birth.length() < 8 ? "" : birth.substring(4);
        List<String> sounds = new ArrayList<>(List.of(sound(given), sound(family)));
        sounds.sort(null);
        add(keys, "sounds-year", sounds.get(0), sounds.get(1), year);
        add(keys, "sounds-day", sounds.get(0), sounds.get(1), day);
        return keys;
    }

    private static String sound(String name) {
        String sound = SOUND.doubleMetaphone(name);
        return sound == null ? "" : sound;
    }

    private static void add(Set<Long> keys, String kind, String... parts) {
        for (String part : parts) {
            if (part.isEmpty()) {
                return;
            }
        }
        byte[] whole = (kind + '|' + String.join("|", parts)).getBytes(StandardCharsets.UTF_8);
        keys.add(MurmurHash3.hash128x64(whole)[0]);
    }
}
