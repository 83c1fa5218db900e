package org.onedoor.organisation;

import java.util.List;
import java.util.Locale;

/**
 * One of those who made the strategy.
 *
 * @param knownAs what its papers call it
 * @param core whether it is a core partner; else it was engaged
 * @param ageRemit whom it is for, in words
 * @param systems the integrated care boards of the systems it belongs to; none for those of none
 */
public record Partner(
        Organisation organisation,
        String knownAs,
        boolean core,
        Role role,
        String ageRemit,
        List<Organisation> systems) {
    public Partner {
        systems = List.copyOf(systems);
    }

    public enum Role {
        COMMISSIONER("Commissioner"),
        PROVIDER("Provider"),
        LOCAL_AUTHORITY("Local authority"),
        POLICE("Police");

        private final String label;

        Role(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        static Role ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
