package org.onedoor.programme.governance;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One register: what its entries are and who writes them. Registers are data, in registers.yaml.
 *
 * @param code the word in its address
 * @param one what one entry is called
 * @param named the question for an entry's title
 * @param part under which heading the list of registers shows it
 * @param writers who may add and change
 * @param reviewMonths after how many months an entry is to be looked at again, unless somebody says otherwise; 0 for never
 * @param statuses where an entry can stand, the first being the one it begins with
 * @param ended those after which it asks for nothing more
 * @param byAct those that only what is done on the entry's page sets
 * @param columns the fields its list shows
 * @param need what an entry must have, or is listed as wanting
 * @param asks what partners are asked about an entry, if anything
 * @param scored whether likelihood times impact says how grave it is
 * @param ratio one field over another, worked out on the entry's page, if any
 * @param figures what figures are recorded of an entry, if any
 */
public record Register(
        String code,
        String title,
        String one,
        String about,
        String named,
        String part,
        Writers writers,
        int reviewMonths,
        List<String> statuses,
        Set<String> ended,
        Set<String> byAct,
        List<Field> fields,
        List<String> columns,
        @Nullable Need need,
        @Nullable Asks asks,
        boolean scored,
        @Nullable Figures figures,
        @Nullable Ratio ratio) {
    public static final Field REVIEW = new Field(
            "review", "When should it be looked at again?", "Review", Field.Kind.DAY, false, "", List.of(), false, "");

    /** Who may add an entry for their own organisation, and change those it owns. */
    public enum Writers {
        HOSTS("the governance staff of the organisation that owns it"),
        PARTNERS("the organisation that owns it");

        private final String words;

        Writers(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** One field over another. @param unit written before it */
    public record Ratio(String label, String of, String by, String unit) {
        /** As a page shows it, to two decimals; null while one of the two is missing or the second is nought. */
        public @Nullable String shown(Entry entry) {
            int over = entry.number(by, 0);
            return over == 0 || entry.first(of).isEmpty()
                    ? null
                    : unit
                            + java.math.BigDecimal.valueOf(entry.number(of, 0))
                                    .divide(java.math.BigDecimal.valueOf(over), 2, java.math.RoundingMode.HALF_UP)
                                    .toPlainString();
        }
    }

    /** What its figures are: plain, or how many of how many. */
    public enum Figures {
        VALUE,
        SHARE
    }

    /** What partners are asked about an entry. The words of its answers follow from it. */
    public enum Asks {
        ENDORSE,
        SIGN,
        ACKNOWLEDGE,
        RESPOND,
        APPROVE
    }

    /**
     * What an entry must have.
     *
     * @param label how the list calls those without it
     * @param links kinds of links of which one is enough; none when it is about fields only
     * @param unless a field that makes it unnecessary, such as a reason
     * @param when a field that makes it necessary; none when it always is
     */
    public record Need(
            String label,
            List<String> links,
            @Nullable String unless,
            @Nullable String when) {}

    public @Nullable Field field(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    public String address() {
        return "/registers/" + code;
    }

    /** Whether it is open and the day it was to be done by has passed. */
    public boolean pastDue(Entry entry, LocalDate today) {
        Field field = field("due");
        boolean late = field != null && field.heading().toLowerCase(Locale.ROOT).contains("due");
        LocalDate due = late ? entry.day("due") : null;
        return due != null && due.isBefore(today) && isOpen(entry);
    }

    public boolean isOpen(Entry entry) {
        return !ended.contains(entry.status());
    }
}
