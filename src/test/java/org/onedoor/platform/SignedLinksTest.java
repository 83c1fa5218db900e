package org.onedoor.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.SignedLinks.Link;
import org.onedoor.platform.SignedLinks.Opened;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long a link lives: by the machine's time, which a test can hold. */
@OneDoorTest
class SignedLinksTest {
    private static final Instant MADE = Instant.parse("2024-03-01T09:00:00Z");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Acts acts;

    private final AtomicReference<Instant> machine = new AtomicReference<>(MADE);

    @Test
    void aLinkOpensUntilItsTimeIsOverAndNotAtThatMoment() {
        SignedLinks links = new SignedLinks(jdbc, (InstantSource) machine::get);
        UUID organisation = UUID.randomUUID();
        UUID scope = UUID.randomUUID();
        Subject.Organisation subject = new Subject.Organisation(organisation);
        String token = CurrentActor.as(
                Actor.SYSTEM,
                () -> acts.act(
                        Begin.on("Make a link", Ask.about(Action.WRITE, "plan", subject), subject)
                                .making(),
                        String.class,
                        act -> links.make(act, "test", scope, "it", organisation, Duration.ofDays(28))));
        machine.set(MADE.plus(Duration.ofDays(28)).minusSeconds(1));
        assertThat(links.open(token, "test")).isInstanceOf(Opened.Open.class);
        assertThat(links.of(organisation, scope)).singleElement().matches(Link::isOpen);
        machine.set(MADE.plus(Duration.ofDays(28)));
        assertThat(links.open(token, "test")).isEqualTo(new Opened.Shut("This link is too old."));
        assertThat(links.of(organisation, scope)).singleElement().matches(link -> !link.isOpen());
    }
}
