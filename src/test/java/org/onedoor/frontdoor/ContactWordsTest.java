package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.directory.Services;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.Details;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@OneDoorTest
class ContactWordsTest {
    private static final String SAID = "She spoke of her brother for the first time";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Intake intake;

    @Autowired
    Triage triage;

    @Autowired
    Answers answers;

    @Autowired
    Care care;

    @Autowired
    Services services;

    @Autowired
    Organisations organisations;

    @Autowired
    DomainTime time;

    @Test
    void whoeverReferredSeesThatSheWasSeenAndOnlyThoseWhoMaySeeContactsWhatWasSaid() {
        UUID police = organisations.byAlias("Essex Police").orElseThrow().id();
        Account officer = cast.account("police", police, null);
        String reference = seen(officer);

        assertThat(page(officer, reference)).contains("Seen").doesNotContain(SAID);
        assertThat(page(cast.gp(), reference)).contains(SAID);
        assertThat(page(cast.clinician("pcn-mh-tilbury-chadwell"), reference)).contains(SAID);
    }

    @Test
    void howSomebodyTriedToReachThePersonIsSaidAndNeverAssumed() {
        UUID police = organisations.byAlias("Essex Police").orElseThrow().id();
        String reference = seen(cast.account("police", police, null));
        Visitor clinician = new Visitor(port)
                .signIn(cast.clinician("pcn-mh-tilbury-chadwell").username());
        String path = "/referrals/" + reference + "/do/record-attempt";
        Page untouched = clinician.open(path).form("/do/record-attempt").send();
        assertThat(untouched.status()).isEqualTo(422);
        assertThat(untouched.text()).contains("Choose from the list how you tried to reach the person");
        Page tried = untouched
                .form("/do/record-attempt")
                .with("mode", "text")
                .with("words", "No answer yet")
                .send();
        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.text()).contains("No answer yet").containsIgnoringCase("text message");
    }

    private String page(Account account, String reference) {
        Page page = new Visitor(port).signIn(account.username()).open("/referrals/" + reference);
        assertThat(page.status()).isEqualTo(200);
        return page.text();
    }

    /** Sent by this account, taken by a team, and the person seen. */
    private String seen(Account sender) {
        Details person = Cast.somebody(new Random());
        String reference = CurrentActor.as(
                sender.actor(),
                () -> intake.submit(
                                Cast.submission(
                                        person,
                                        Door.POLICE,
                                        Priority.ROUTINE,
                                        time.instant(),
                                        "Met at the station, wants help"),
                                null)
                        .reference());
        UUID service = services.byCode("pcn-mh-tilbury-chadwell").orElseThrow().id();
        CurrentActor.run(
                cast.navigator().actor(),
                () -> triage.offer(reference, triage.start(reference, 0, null).version(), service, null, null));
        CurrentActor.run(cast.clinician("pcn-mh-tilbury-chadwell").actor(), () -> {
            answers.accept(reference, 2, null, null);
            care.contact(
                    reference,
                    new Care.Seen(time.instant(), true, "face-to-face", "assessment", false, false, false, SAID),
                    null);
        });
        return reference;
    }
}
