package org.onedoor.clock;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Event;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.London;

/** Events and standards made up for tests. */
final class A {
    static final Subject PERSON = new Subject.Person(UUID.randomUUID());
    static final UUID REFERRAL = UUID.randomUUID();

    private A() {}

    /** @param at London time, such as {@code 2024-03-01T09:05} */
    static Event event(String type, String at, Object... payload) {
        return event(type, london(at), null, payload);
    }

    static Event event(String type, Instant at, @Nullable UUID corrects, Object... payload) {
        return event(REFERRAL, type, at, at, corrects, payload);
    }

    static Event event(
            UUID scope, String type, Instant at, Instant recorded, @Nullable UUID corrects, Object... payload) {
        Map<String, Object> said = new HashMap<>();
        for (int i = 0; i < payload.length; i += 2) {
            said.put(payload[i].toString(), payload[i + 1]);
        }
        Actor actor = Actor.SYSTEM;
        return new Event(
                PERSON,
                Ids.at(recorded),
                type,
                scope,
                REFERRAL,
                at,
                recorded,
                actor.accountId(),
                actor.role(),
                actor.organisationId(),
                corrects,
                said);
    }

    static Event correcting(Event wrong, String type, String at, Object... payload) {
        return event(REFERRAL, type, london(at), wrong.recordedAt().plusSeconds(86_400), wrong.eventId(), payload);
    }

    static Instant london(String at) {
        return LocalDateTime.parse(at).atZone(London.ZONE).toInstant();
    }

    /** A standard from start to stop; more fields as lines of YAML. */
    static Standard standard(String limit, String... more) {
        String yaml = """
                standards:
                  - id: TEST
                    name: A standard made for tests
                    version: "1"
                    validFrom: 2015-01-01
                    source: {document: this test, citation: here, ext: true}
                    authority: LOCAL
                    scope: REFERRAL
                    start: Started
                    stop: Stopped
                    limit: %s
                """.formatted(limit);
        StringBuilder all = new StringBuilder(yaml);
        for (String line : more) {
            all.append("    ").append(line).append('\n');
        }
        return StandardsReader.read("test.yaml", stream(all.toString())).getFirst();
    }

    static Standard named(String id) {
        return Catalogue.load().versionsOf(id).getLast();
    }

    static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
