package org.onedoor.desk;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.Event;
import org.onedoor.platform.EventListener;
import org.onedoor.programme.ExperienceDesk;
import org.onedoor.work.Messages;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * After the first contact of a referral the person is asked how it was, by a way that is safe for them. The link in the
 * message says which service it is about and nothing of them.
 */
@Component
class AskAfterContact implements EventListener {
    private static final String LINK = "/tell-us/";

    private final ExperienceDesk experience;
    private final People people;
    private final Messages messages;
    private final Environment environment;
    private final String address;
    private final boolean real;

    AskAfterContact(
            ExperienceDesk experience,
            People people,
            Messages messages,
            Environment environment,
            @Value("${onedoor.address:}") String address,
            @Value("${onedoor.mode}") String mode) {
        this.experience = experience;
        this.people = people;
        this.messages = messages;
        this.environment = environment;
        this.address = address.strip().replaceAll("/+$", "");
        this.real = mode.equals("serve");
    }

    @Override
    public String name() {
        return "ask-after-contact";
    }

    @Override
    public Set<String> types() {
        return Set.of("ContactRecorded");
    }

    @Override
    public void hear(Event event) {
        String site = site();
        UUID referral = event.scopeId();
        if (site == null
                || referral == null
                || !Boolean.TRUE.equals(event.payload().get("attended"))) {
            return;
        }
        Person person = people.get(event.subject().id());
        boolean asked = messages.of(person.personId(), referral).stream()
                .anyMatch(message -> message.words().contains(LINK));
        if (asked || person.diedOn() != null) {
            return;
        }
        UUID service = UUID.fromString(String.valueOf(event.payload().get("service")));
        experience
                .ask(service)
                .ifPresent(token -> messages.write(
                        person,
                        referral,
                        "You were in touch with a service. How was it? Tell us here, it names nobody: %s%s%s"
                                .formatted(site, LINK, token)));
    }

    /** Where people reach OneDoor. Without an address of its own a real installation asks nobody: a link would lead nowhere. */
    private @Nullable String site() {
        if (!address.isEmpty()) {
            return address;
        }
        return real ? null : "http://localhost:" + environment.getProperty("local.server.port", "8080");
    }
}
