package org.onedoor.people.linkage;

import static org.onedoor.people.linkage.Shape.Cut.DAY;
import static org.onedoor.people.linkage.Shape.Cut.FIRST_THREE;
import static org.onedoor.people.linkage.Shape.Cut.SOUND;
import static org.onedoor.people.linkage.Shape.Cut.WHOLE;
import static org.onedoor.people.linkage.Shape.Cut.YEAR;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.onedoor.people.linkage.Shape.Cut;
import org.onedoor.people.linkage.Shape.Field;
import org.onedoor.people.linkage.Shape.Part;

/** The shape of a file of people, told by its headings. */
public final class Columns {
    private enum Role {
        GIVEN("first name", Kind.NAME, false),
        FAMILY("family name", Kind.NAME, true),
        BIRTH("date of birth", Kind.DATE, false),
        NUMBER("number", Kind.NUMBER, false),
        NHS_NUMBER("NHS number", Kind.NHS_NUMBER, false),
        HOUSE("house number", Kind.CODE, true),
        STREET("street", Kind.WORDS, true),
        TOWN("town", Kind.WORDS, true),
        POSTCODE("postcode", Kind.CODE, true);

        private final Field field;

        Role(String words, Kind kind, boolean household) {
            field = new Field(words, kind, household);
        }
    }

    private static final Map<String, Role> HEADINGS = Map.ofEntries(
            Map.entry("given_name", Role.GIVEN),
            Map.entry("first_name", Role.GIVEN),
            Map.entry("forename", Role.GIVEN),
            Map.entry("surname", Role.FAMILY),
            Map.entry("family_name", Role.FAMILY),
            Map.entry("last_name", Role.FAMILY),
            Map.entry("date_of_birth", Role.BIRTH),
            Map.entry("birth_date", Role.BIRTH),
            Map.entry("dob", Role.BIRTH),
            Map.entry("nhs_number", Role.NHS_NUMBER),
            Map.entry("soc_sec_id", Role.NUMBER),
            Map.entry("street_number", Role.HOUSE),
            Map.entry("house", Role.HOUSE),
            Map.entry("address_1", Role.STREET),
            Map.entry("address_line", Role.STREET),
            Map.entry("suburb", Role.TOWN),
            Map.entry("town", Role.TOWN),
            Map.entry("postcode", Role.POSTCODE));

    private final List<Integer> positions = new ArrayList<>();
    private final List<Role> roles = new ArrayList<>();

    private Columns() {}

    /** @throws IllegalArgumentException when too little of a person is in the file */
    public static Columns of(List<String> headings) {
        Columns columns = new Columns();
        for (int i = 0; i < headings.size(); i++) {
            Role role = HEADINGS.get(
                    headings.get(i).strip().toLowerCase(Locale.ROOT).replace(' ', '_'));
            if (role != null && !columns.roles.contains(role)) {
                columns.positions.add(i);
                columns.roles.add(role);
            }
        }
        if (!columns.roles.containsAll(List.of(Role.GIVEN, Role.FAMILY, Role.BIRTH))) {
            throw new IllegalArgumentException(
                    "The file must have columns for first name, family name and date of birth. It has: "
                            + String.join(", ", headings));
        }
        return columns;
    }

    /** Which columns of the file are used, in the order of the shape's fields. */
    public List<Integer> positions() {
        return List.copyOf(positions);
    }

    public Shape shape() {
        List<List<Part>> keys = new ArrayList<>();
        key(keys, Role.NUMBER, WHOLE);
        key(keys, Role.NHS_NUMBER, WHOLE);
        key(keys, Role.FAMILY, WHOLE, Role.BIRTH, WHOLE);
        key(keys, Role.GIVEN, WHOLE, Role.BIRTH, WHOLE);
        key(keys, Role.BIRTH, WHOLE, Role.POSTCODE, WHOLE);
        key(keys, Role.GIVEN, WHOLE, Role.FAMILY, WHOLE, Role.POSTCODE, WHOLE);
        key(keys, Role.STREET, WHOLE, Role.HOUSE, WHOLE, Role.POSTCODE, WHOLE);
        key(keys, Role.BIRTH, WHOLE, Role.STREET, WHOLE);
        key(keys, Role.FAMILY, SOUND, Role.GIVEN, SOUND, Role.BIRTH, YEAR);
        key(keys, Role.FAMILY, SOUND, Role.GIVEN, FIRST_THREE, Role.BIRTH, DAY);
        key(keys, Role.FAMILY, WHOLE, Role.POSTCODE, WHOLE, Role.HOUSE, WHOLE);
        key(keys, Role.GIVEN, WHOLE, Role.POSTCODE, WHOLE, Role.HOUSE, WHOLE);
        key(keys, Role.FAMILY, WHOLE, Role.STREET, WHOLE);
        return new Shape(
                roles.stream().map(role -> role.field).toList(),
                keys,
                roles.indexOf(Role.GIVEN),
                roles.indexOf(Role.FAMILY),
                roles.indexOf(Role.BIRTH));
    }

    /** A key whose parts are pairs of role and cut; left out when the file has not all of them. */
    private void key(List<List<Part>> keys, Object... parts) {
        List<Part> key = new ArrayList<>();
        for (int i = 0; i < parts.length; i += 2) {
            int field = roles.indexOf((Role) parts[i]);
            if (field < 0) {
                return;
            }
            key.add(new Part(field, (Cut) parts[i + 1]));
        }
        keys.add(key);
    }
}
