package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onedoor.frontdoor.Doing.as;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.PastTheGate;
import org.onedoor.people.AccessNeedsRegister;
import org.onedoor.people.Details;
import org.onedoor.people.People;
import org.onedoor.people.Way;
import org.onedoor.people.WaysToReach;
import org.onedoor.platform.Actor;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.work.Messages;
import org.onedoor.work.post.Gateway;
import org.onedoor.work.post.Gateways;
import org.onedoor.work.post.Routes;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever asks for help, or agrees that it is asked for, hears that it arrived, by a way that is safe, and nobody else. */
@OneDoorTest
class AcknowledgementTest {
    private static final Set<Way> BY_TEXT = Set.of(Way.TEXT);

    @Autowired
    Cast cast;

    @Autowired
    Intake intake;

    @Autowired
    PublicDoor publicDoor;

    @Autowired
    Doing doing;

    @Autowired
    ReferralActs acts;

    @Autowired
    WaysToReach ways;

    @Autowired
    ReferralRepository referrals;

    @Autowired
    People people;

    @Autowired
    AccessNeedsRegister register;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DomainTime time;

    private final Details who = Cast.somebody(new Random());
    private SafeContact safeContact;

    private record Carrier(Way way) implements Gateway {
        @Override
        public String send(Piece piece) {
            throw new IllegalStateException("Nothing is sent while it is taken in");
        }
    }

    @BeforeEach
    void anInstallationThatSends() {
        Routes routes =
                new Routes(ways, register, new Gateways(List.of(new Carrier(Way.TEXT), new Carrier(Way.LETTER))));
        Messages messages = new Messages(jdbc, routes, time);
        Acknowledgement acknowledgement = new Acknowledgement(messages, people, "https://onedoor.example/");
        safeContact = new SafeContact(acts, ways, referrals, people, acknowledgement);
    }

    private String refer(Door door, String consent, Along along) {
        Actor sender = door == Door.SELF ? publicDoor.actor() : cast.gp().actor();
        Submission submission = new Submission(
                who,
                null,
                door,
                Priority.ROUTINE,
                time.instant(),
                null,
                List.of("low-mood-anxiety"),
                "Low since winter",
                null,
                consent,
                false);
        return as(sender, () -> intake.submit(submission, null, along).reference());
    }

    private @Nullable String first(String reference) {
        UUID person = doing.person(reference);
        UUID scope = doing.now(reference).referralId();
        return PastTheGate.read(() -> jdbc.sql("""
                        select words || ' | ' || coalesce(on_screen, '') || ' | ' || state from work.message
                         where person_id = :person and scope_id = :scope
                        """)
                .param("person", person)
                .param("scope", scope)
                .query(String.class)
                .optional()
                .orElse(null));
    }

    @Test
    void whoeverAgreedHearsThatItArrivedAndTheirTelephoneShowsNoReference() {
        String reference = refer(Door.GP, "given", safeContact.with(BY_TEXT, who));
        String[] written = Objects.requireNonNull(first(reference)).split(" \\| ");
        assertThat(written[0])
                .contains("We have your referral", reference, "https://onedoor.example/refer/follow", "999");
        assertThat(written[1]).contains("We have your referral", "999").doesNotContain(reference, "onedoor.example");
        assertThat(written[2]).isEqualTo("waiting");
    }

    @Test
    void whoeverWasNotAskedHearsNothingNorDoesOneWhoCannotBeReachedByMessage() {
        assertThat(first(refer(Door.GP, "not-asked", safeContact.with(BY_TEXT, who))))
                .isNull();
        assertThat(first(refer(Door.GP, "given", safeContact.with(Set.of(Way.CALL), who))))
                .as("only a call is safe: nobody is given a task for it")
                .isNull();
        assertThat(first(refer(Door.GP, "given", safeContact.with(Set.of(), who))))
                .isNull();
        assertThat(first(refer(Door.GP, "given", safeContact.with(null, who)))).isNull();
    }

    @Test
    void whatIsSafeWithAnotherNumberIsNotSafeWithTheOneOnTheRecord() {
        refer(Door.GP, "given", Along.NOTHING);
        Details moved = reachedBy("07700 900888");
        String again = refer(Door.GP, "given", safeContact.with(Set.of(Way.TEXT, Way.LETTER), moved));
        UUID person = doing.person(again);
        assertThat(PastTheGate.read(() -> ways.of(person)))
                .as("of the text nothing is known for the number that is on the record")
                .hasValue(Set.of(Way.LETTER));
        assertThat(first(again)).isNull();
        String same = refer(Door.GP, "given", safeContact.with(BY_TEXT, reachedBy("+44 7700 900123")));
        assertThat(first(same)).as("the same number, written otherwise").isNotNull();
        refer(Door.GP, "given", safeContact.again(BY_TEXT, moved));
        assertThat(PastTheGate.read(() -> ways.of(person))).hasValue(BY_TEXT);
        refer(Door.GP, "given", safeContact.again(Set.of(), moved));
        assertThat(PastTheGate.read(() -> ways.of(person)))
                .as("that they do not want to be contacted needs no number")
                .hasValue(Set.of());
    }

    private Details reachedBy(String phone) {
        return new Details(
                who.nhsNumber(),
                who.familyName(),
                who.givenName(),
                null,
                who.birthDate(),
                who.gender(),
                who.addressLine(),
                who.postcode(),
                phone,
                null,
                who.practiceOds(),
                null,
                false,
                false,
                null);
    }

    @Test
    void aStrangerWhoUsesAnothersNameWritesThemNothing() {
        assertThat(first(refer(Door.SELF, "not-asked", safeContact.saidByAStranger(BY_TEXT))))
                .as("somebody new hears that it arrived")
                .isNotNull();
        String again = refer(Door.SELF, "given", safeContact.saidByAStranger(BY_TEXT));
        assertThat(first(again)).as("somebody who is here already").isNull();
    }
}
