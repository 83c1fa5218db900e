package org.onedoor.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The partners' machines that may come in. */
public record MachinesPage(List<Row> rows) {
    public MachinesPage {
        rows = List.copyOf(rows);
    }

    /** One of them. */
    public record Row(String clientId, String name, String organisation, String scopes, String how, boolean ended) {}

    /** The form that registers one. */
    public record Register(
            String name, String organisation, List<String> scopes, String others, String how, String jwks) {
        public Register {
            scopes = List.copyOf(scopes);
        }
    }

    /**
     * One, and what may be done with it.
     *
     * @param signs with keys of its own
     * @param secret just made, shown once
     */
    public record One(
            Row row, boolean signs, String jwks, @Nullable String secret) {}
}
