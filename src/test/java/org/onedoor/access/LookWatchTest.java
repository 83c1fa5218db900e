package org.onedoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.Copied;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.frontdoor.Doing;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The five rules that pick out looks to ask about, and the worklist they make. */
@OneDoorTest
class LookWatchTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    People people;

    @Autowired
    LookWatch watch;

    @Autowired
    Looks looks;

    @Autowired
    Copied log;

    @Autowired
    DomainTime time;

    private Person person;
    private Account navigator;
    private Visitor officer;

    @BeforeEach
    void somebody() {
        time.set(Instant.parse("2024-05-14T09:00:00Z"), 0);
        person = people.get(doing.now(doing.referral(cast.gp().actor())).personId());
        navigator = cast.navigator();
        officer = new Visitor(port)
                .signIn(cast.account("privacy", navigator.organisationId(), null)
                        .username());
    }

    @AfterEach
    void today() {
        time.set(Instant.now(), 1);
    }

    private Account named(String name) {
        return cast.named(cast.account("navigator", navigator.organisationId(), navigator.teamId()), name);
    }

    private void opens(Account account) {
        assertThat(new Visitor(port)
                        .signIn(account.username())
                        .open("/people/" + person.personId())
                        .status())
                .isEqualTo(200);
    }

    private String family() {
        return Objects.requireNonNull(person.familyName());
    }

    private List<String> rules(String account) {
        watch.run();
        return officer.open("/privacy").document().select("#findings ~ div tbody tr, #findings ~ * tr").stream()
                .filter(row -> row.text().contains(account))
                .map(row -> row.select("a").text())
                .distinct()
                .toList();
    }

    @Test
    void theSameSurnameIsPickedOutOnceADayAndEndsWithWhatItWas() {
        String name = "Dr Alma " + family();
        Account relative = named(name);
        opens(relative);
        opens(relative);
        assertThat(rules(name)).containsExactly("Same surname");
        assertThat(rules(name)).containsExactly("Same surname");
        Page finding = officer.open("/privacy")
                .visitor()
                .open(officer.open("/privacy")
                        .document()
                        .select("tr:contains(" + name + ") a")
                        .attr("href"));
        assertThat(finding.text()).contains(name, person.spoken(), "That says nothing about why");
        String action = finding.path();
        Page refused = finding.form(action).with("words", "Fine").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Choose what it was", "Say how you know, in 20 characters");
        refused.form(action)
                .with("outcome", "explained")
                .with("words", "No relation: the centre's own referral, worked that day")
                .send();
        assertThat(rules(name)).isEmpty();
        assertThat(officer.open(action).text()).contains("There was a good reason: No relation");
    }

    @Test
    void onesOwnRecordAndAColleaguesArePickedOutByTheWholeName() {
        Account self = named("Dr " + person.spoken());
        opens(self);
        assertThat(rules(self.displayName())).containsExactly("Own record");
        String other = "Colleague " + Cast.familyName(new Random());
        opens(named(other));
        assertThat(rules(other)).containsExactly("Colleague");
        cast.named(self, self.username()); // or whoever has this person on their home page saw a colleague's record
    }

    @Test
    void aWatchedRecordIsPickedOutForTheOrganisationThatWatchesIt() {
        log.now();
        String path = "/privacy/people/" + person.personId();
        Page refused =
                officer.open(path).form("/watch").with("reason", "Famous").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Say why others may be curious", "Give the last day");
        assertThat(refused.document().select("textarea[name=reason]").text()).isEqualTo("Famous");
        Page watched = refused.form("/watch")
                .with("reason", "Plays for the county and was in the paper this week")
                .with("until-day", "14")
                .with("until-month", "8")
                .with("until-year", "2024")
                .send();
        assertThat(watched.text()).contains("Watched for your organisation until 14 Aug 2024");
        String name = "Watcher " + Cast.familyName(new Random());
        opens(named(name));
        assertThat(rules(name)).containsExactly("Watched record");
    }

    @Test
    void farMorePeopleThanUsualInADayIsPickedOutAndAListOfManyIsHeldAgainstNoName() {
        String name = "Busy " + Cast.familyName(new Random());
        Account busy = named(name);
        for (int day = 1; day <= 6; day++) {
            sees(busy, LocalDate.of(2024, 5, day), 8 + day % 3);
            time.set(
                    LocalDate.of(2024, 5, day + 1)
                            .atTime(6, 0)
                            .atZone(London.ZONE)
                            .toInstant(),
                    0);
            watch.run();
        }
        assertThat(rules(name)).isEmpty();
        sees(busy, LocalDate.of(2024, 5, 7), 40);
        time.set(Instant.parse("2024-05-08T05:00:00Z"), 0);
        assertThat(rules(name)).containsExactly("Unusually many");
        assertThat(officer.open("/privacy").text()).contains("40 people, usually 9");
    }

    private void sees(Account account, LocalDate day, int many) {
        Instant at = day.atTime(10, 0).atZone(London.ZONE).toInstant();
        List<UUID> all = new ArrayList<>(List.of(person.personId()));
        while (all.size() < many) {
            all.add(UUID.randomUUID());
        }
        DomainTime.at(
                at,
                () -> CurrentActor.as(
                        account.actor(),
                        () -> looks.look("A list", Ask.function(Action.READ, "referral"), shown -> {
                            shown.addAll(new HashSet<>(all));
                            return true;
                        })));
    }
}
