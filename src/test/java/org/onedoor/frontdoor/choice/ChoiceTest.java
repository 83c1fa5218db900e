package org.onedoor.frontdoor.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.directory.Service;
import org.onedoor.frontdoor.Doing;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** People are offered options and choose; how many were offered two or more is counted. */
@OneDoorTest
class ChoiceTest {
    /** Of the network of the tests' practice, at an address. */
    private static final String NEAR = "pcn-mh-stanford-le-hope";

    private static final String TALKING = "talking-therapies";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Choosing choosing;

    @Autowired
    DomainTime time;

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    @Test
    @Shows("W0.15")
    void atLeastTwoSuitableOptionsAreShownWithWaitDistanceAndFormatAndTheChoiceIsRecorded() {
        String reference = doing.referral(cast.gp().actor());
        Visitor navigator = visit(cast.navigator());
        Page form = navigator.open("/referrals/" + reference).follow("Record the options offered and what was chosen");
        List<Element> options = form.document().select("input[name=offered]");
        assertThat(options).hasSizeGreaterThanOrEqualTo(2);
        for (Element option : options) {
            String said = Objects.requireNonNull(form.document().getElementById(option.attr("aria-describedby")))
                    .text();
            assertThat(said).matches("Wait: .+\\. Distance: .+\\. Met: .*(face to face|by telephone|by video).*");
        }
        assertThat(hint(form, NEAR))
                .contains("Wait: 7 days, as it says of itself")
                .containsPattern("Distance: about \\d+ km from home")
                .contains("face to face, by video or by telephone");
        assertThat(hint(form, TALKING)).contains("Wait: 28 days", "none if not met face to face");

        Page chosen = form.form("/do/offer-choice")
                .with("occasion", "referral")
                .with("offered", id(NEAR))
                .with("offered", id(TALKING))
                .with("chosen", id(TALKING))
                .with("format", "telephone")
                .with("words", "I can ring from work, and not travel")
                .send();
        assertThat(chosen.status()).as(chosen.text()).isEqualTo(200);
        assertThat(chosen.text())
                .contains("The options and the choice have been recorded")
                .contains("Options offered, and what was chosen")
                .contains("NHS Talking Therapies (chosen). Wait: 28 days")
                .contains("PCN Mental Health Practitioner, Stanford-le-Hope. Wait: 7 days")
                .contains("Would like to be met by telephone")
                .contains("Offered 2 options: chose NHS Talking Therapies")
                .contains("I can ring from work, and not travel");

        Page triage = navigator.open("/referrals/" + reference + "/triage");
        Element card = Objects.requireNonNull(triage.document().getElementById("s-" + id(TALKING)));
        assertThat(card.text()).contains("The person chose this one.").doesNotContain("Why this service, and not");
        Page asked = triage.formIn("#s-" + id(TALKING), "/do/offer").send();
        assertThat(asked.status()).as(asked.text()).isEqualTo(200);
        assertThat(asked.text()).contains("Offered: the service has been asked");
        if (!triage.document().select("article.onedoor-offer").getFirst().id().equals("s-" + id(TALKING))) {
            assertThat(asked.text()).contains("The person chose this service.");
        }
    }

    @Test
    @Shows("T01")
    void optionsAndChoiceAreRecordedAtReferralAndAtTheReviewOfTheCarePlanAndTheShareIsReported() {
        time.set(Instant.parse("2022-03-08T10:00:00Z"), 0);
        Account gp = cast.gp();
        Account practitioner = cast.clinician(NEAR);
        List<String> references = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            references.add(doing.referral(gp.actor()));
        }
        String driven = references.getFirst();
        String none = references.getLast();
        Visitor practice = visit(gp);
        Page atReferral = form(practice, driven)
                .with("occasion", "referral")
                .with("offered", id(NEAR))
                .with("offered", id(TALKING))
                .with("chosen", id(NEAR))
                .send();
        assertThat(atReferral.text())
                .contains("At referral", "Offered 2 options: chose PCN Mental Health Practitioner");
        for (String reference : references.subList(1, 5)) {
            record(gp, reference, Occasion.REFERRAL);
        }
        references.forEach(reference -> doing.accepted(reference, NEAR));
        Visitor team = visit(practitioner);
        Page atReview = form(team, driven)
                .with("occasion", "review")
                .with("offered", id(NEAR))
                .with("own-1-name", "A course in sleep, in a group")
                .with("own-1-wait", "10")
                .with("own-1-format", "face-to-face")
                .with("own-1-km", "4")
                .with("chosen", "own-1")
                .send();
        assertThat(atReview.text())
                .contains("At a review of the care plan")
                .contains(
                        "A course in sleep, in a group (chosen). Wait: 10 days. Distance: about 4 km from home. Face to face")
                .contains("Offered 2 options: chose one that is not in the directory");
        for (String reference : references.subList(1, 5)) {
            record(practitioner, reference, Occasion.REVIEW);
        }
        Page reviewed = team.open("/referrals/" + none + "/do/record-contact")
                .form("/do/record-contact")
                .with("attended", "yes")
                .with("mode", "face-to-face")
                .with("purpose", "treatment")
                .with("carePlanAgreed", "yes")
                .send();
        assertThat(reviewed.status()).isEqualTo(200);

        Visitor navigator = visit(cast.navigator());
        String days = "&from=2022-03-08&to=2022-03-08";
        Page figures = navigator.open("/figures?topic=choice" + days);
        assertThat(rows(figures, "Offered two or more options at referral, by network"))
                .contains(
                        "Which All networks Offered two or more 5 All networks Received 5 Share 83%",
                        "Which Stanford-le-Hope PCN Offered two or more 5 Stanford-le-Hope PCN Received 5 Share 83%");
        assertThat(rows(figures, "Offered two or more options at a review of the care plan, by service"))
                .contains("Which All services Offered two or more 5 All services Agreed or reviewed 5 Share 83%");
        for (String figure : List.of("at-referral%3Aall", "at-review%3Aall")) {
            String behind = navigator
                    .open("/figures/rows?topic=choice&figure=" + figure + days)
                    .text();
            assertThat(behind).contains(references.subList(0, 5)).doesNotContain(none);
        }
    }

    @Test
    void whatIsMissingIsSaidAtOnceAndWhatWasTypedIsKept() {
        String reference = doing.referral(cast.gp().actor());
        Visitor navigator = visit(cast.navigator());
        Page nothing = form(navigator, reference).send();
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.text())
                .contains("Say when the options were gone through", "Say what the person chose")
                .contains("Offer at least two options, or say why there were fewer");
        Page one = form(navigator, reference)
                .with("occasion", "referral")
                .with("offered", id(NEAR))
                .with("chosen", id(TALKING))
                .with("few", "person-named-it")
                .with("words", "It is near her mother")
                .send();
        assertThat(one.status()).isEqualTo(422);
        assertThat(one.text()).contains("What the person chose is not among the options you offered");
        assertThat(one.document().select("textarea[name=words]").text()).isEqualTo("It is near her mother");
        assertThat(one.document().select("input[name=offered][checked]").eachAttr("value"))
                .containsExactly(id(NEAR));
        Page few = one.form("/do/offer-choice").with("chosen", id(NEAR)).send();
        assertThat(few.status()).as(few.text()).isEqualTo(200);
        assertThat(few.text()).contains("Offered 1 option", "Why only one: the person asked for one only");

        Page own = form(navigator, reference)
                .with("occasion", "referral")
                .with("offered", id(NEAR))
                .with("own-1-name", "A reading group")
                .with("own-1-wait", "soon")
                .with("own-1-format", "face-to-face")
                .with("chosen", "own-1")
                .send();
        assertThat(own.status()).isEqualTo(422);
        assertThat(own.text())
                .contains(
                        "Write the wait in whole days, such as 14", "Write the distance from home in whole kilometres");
        Page second = form(navigator, reference)
                .with("occasion", "referral")
                .with("offered", id(NEAR))
                .with("own-2-name", "A walking group")
                .with("own-2-wait", "7")
                .with("own-2-format", "face-to-face")
                .with("own-2-km", "2")
                .with("chosen", "own-2")
                .send();
        assertThat(second.status()).as(second.text()).isEqualTo(200);
        assertThat(second.text()).contains("A walking group (chosen)");
        Page unfit = form(navigator, reference)
                .with("occasion", "referral")
                .with("offered", id(NEAR))
                .with("offered", id("perinatal"))
                .with("chosen", "none")
                .send();
        assertThat(unfit.status()).isEqualTo(422);
        assertThat(unfit.text()).contains("One of the services you ticked cannot take this person any longer");
        Page format = form(navigator, reference)
                .with("occasion", "referral")
                .with("offered", id(NEAR))
                .with("offered", id(TALKING))
                .with("chosen", id(NEAR))
                .with("format", "text")
                .send();
        assertThat(format.text()).contains("does not meet people by text message");
        assertThat(visit(cast.clinician("eip"))
                        .open("/referrals/" + reference + "/do/offer-choice")
                        .status())
                .isEqualTo(404);
    }

    private void record(Account by, String reference, Occasion occasion) {
        CurrentActor.as(
                by.actor(),
                () -> choosing.record(
                        reference,
                        new Choosing.Offered(
                                occasion,
                                List.of(Service.idOf(NEAR), Service.idOf(TALKING)),
                                List.of(),
                                id(NEAR),
                                null,
                                null,
                                null),
                        null));
    }

    private static Visitor.Form form(Visitor visitor, String reference) {
        return visitor.open("/referrals/" + reference + "/do/offer-choice").form("/do/offer-choice");
    }

    /** The rows of one section of the figures. */
    private static List<String> rows(Page figures, String section) {
        return figures.document().select("table").stream()
                .filter(table -> table.select("caption").text().equals(section))
                .flatMap(table -> table.select("tbody tr").eachText().stream())
                .toList();
    }

    private static String hint(Page form, String service) {
        Element option = form.document()
                .select("input[name=offered][value=" + id(service) + "]")
                .getFirst();
        return Objects.requireNonNull(form.document()
                        .getElementById(Objects.requireNonNull(option).attr("aria-describedby")))
                .text();
    }

    private static String id(String service) {
        return Service.idOf(service).toString();
    }

    private Visitor visit(Account account) {
        return new Visitor(port).signIn(account.username());
    }
}
