package org.onedoor.platform;

import java.util.UUID;

/** What an event, audit row, clock or task is about. Its id is the first part of every key in its compartment. */
public sealed interface Subject {
    /** Nobody: asked after in place of whoever is not there, so that the gate is asked and the audit kept all the same. */
    Person NOBODY = new Person(new UUID(0, 0));

    UUID id();

    /** A human being, known or provisional. */
    record Person(UUID id) implements Subject {}

    /** Something that happened before anyone knows to whom: a call, a notice, a concern. */
    record Incident(UUID id) implements Subject {}

    /** An organisation, and what it owns: services, rotas, plans. */
    record Organisation(UUID id) implements Subject {}

    /** The kind as stored: {@code person}, {@code incident} or {@code organisation}. */
    default String kind() {
        return switch (this) {
            case Person _ -> "person";
            case Incident _ -> "incident";
            case Organisation _ -> "organisation";
        };
    }

    static Subject of(String kind, UUID id) {
        return switch (kind) {
            case "person" -> new Person(id);
            case "incident" -> new Incident(id);
            case "organisation" -> new Organisation(id);
            default -> throw new IllegalArgumentException("Unknown kind of subject '%s'".formatted(kind));
        };
    }
}
