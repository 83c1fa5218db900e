package org.onedoor.people.linkage;

import java.util.List;

/**
 * What records of one kind are made of, and by which keys those worth comparing find each other.
 *
 * @param fields what is compared, in the order of the columns
 * @param keys each a list of parts; two records meet when all parts of a key are the same in both
 * @param given the field with the first name, for names that were swapped; -1 when there is none
 * @param family the field with the family name; -1 when there is none
 * @param birth the field with the date of birth; -1 when there is none
 */
public record Shape(List<Field> fields, List<List<Part>> keys, int given, int family, int birth) {
    public Shape {
        fields = List.copyOf(fields);
        keys = List.copyOf(keys);
    }

    /**
     * One thing that is compared.
     *
     * @param name in words, such as {@code date of birth}
     * @param household whether those who live together share it
     */
    public record Field(String name, Kind kind, boolean household) {}

    /** One part of a key. */
    public record Part(int field, Cut cut) {}

    /** Which part of a value a key uses. */
    public enum Cut {
        WHOLE,
        SOUND,
        FIRST_THREE,
        /** Of a date, its year. */
        YEAR,
        /** Of a date, month and day. */
        DAY;

        String of(String value) {
            return switch (this) {
                case WHOLE -> value;
                case SOUND -> Kind.sound(value);
                case FIRST_THREE -> value.length() <= 3 ? value : value.substring(0, 3);
                case YEAR -> value.length() < 4 ? "" : value.substring(0, 4);
                case DAY -> value.length() < 8 ? "" : value.substring(4, 8);
            };
        }
    }
}
