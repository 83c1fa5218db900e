package org.onedoor.access.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Agreement;
import org.onedoor.access.Standing;

/**
 * The register.
 *
 * @param names of every organisation on it
 * @param keeps whether the actor may register and end agreements of their organisation
 * @param own the actor's organisation
 */
public record AgreementPage(
        List<Agreement> agreements,
        Map<UUID, String> names,
        boolean keeps,
        UUID own,
        Asked asked,
        @Nullable Standing answer,
        Instant now) {

    /** A question to the register: who asks, who keeps, what. */
    public record Asked(String asks, String keeps, String what) {}

    /** One agreement, and the form that ends it. @param why what was typed there */
    public record One(Agreement agreement, Map<UUID, String> names, boolean ends, String why, Instant now) {}

    /**
     * The form for a new one.
     *
     * @param typed what was typed, by field
     * @param classes the classes chosen
     */
    public record Form(Map<String, String> typed, Set<String> classes, String key) {
        public String at(String field) {
            return typed.getOrDefault(field, "");
        }
    }
}
