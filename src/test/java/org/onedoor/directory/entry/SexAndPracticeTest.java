package org.onedoor.directory.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.frontdoor.Door;
import org.onedoor.frontdoor.Intake;
import org.onedoor.frontdoor.Priority;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.annotation.Autowired;

/** A service for one sex, or for the people of some practices: said with its reason, approved, and held against nobody unknown. */
class SexAndPracticeTest extends ServiceEntry {
    private static final String OURS = "F81088";
    private static final String ANOTHER = "F81027";
    private static final String REASON = "Survivors of abuse by men: a mixed group would keep them away";

    @Autowired
    Intake intake;

    private Visitor.Form form(String sex, String reason, String registered) {
        return provider.open(address + "/edit")
                .form("/edit")
                .with("forSex", sex)
                .with("sexReason", reason)
                .with("registered", registered);
    }

    private Page search(String gender, String practice) {
        return manager.open("/services")
                .form("/services")
                .with("q", service.name())
                .with("age", "40")
                .with("gender", gender)
                .with("practice", practice)
                .send();
    }

    private String line(Page page, String list) {
        return page.document()
                .select("#" + list + " #service-" + service.code())
                .text();
    }

    @Test
    void aServiceForOneSexNeedsAReasonAndOnlyWhoeverSaysTheOtherIsLeftOut() {
        Page unsaid = form("women", "", "").send();
        assertThat(unsaid.status()).isEqualTo(422);
        assertThat(unsaid.text()).contains("the Equality Act 2010 allows it only for a reason");
        assertThat(unsaid.document()
                        .select("input[name=forSex]")
                        .eachAttr("value")
                        .getLast())
                .isEqualTo("women");
        assertThat(form("ladies", REASON, "").send().text()).contains("Write women or men, or leave it empty");
        assertThat(form("", REASON, "").send().text()).contains("Say for which sex it is, or take the reason away");

        approved(form("women", REASON, ""));

        assertThat(manager.open(address + "?itself").text()).contains("women only. Why: " + REASON);
        assertThat(line(search(Gender.FEMALE.code(), ""), "fits"))
                .contains("is for women; this person says female", "For women aged 18 or over");
        assertThat(line(search("", ""), "fits"))
                .contains("is for women; what this person says of their gender is not known, so ask");
        assertThat(line(search(Gender.INDETERMINATE.code(), ""), "fits"))
                .contains("is for women; this person says indeterminate, so ask");
        assertThat(line(search(Gender.MALE.code(), ""), "left-out")).contains("is for women; this person says male");

        Visitor anybody = new Visitor(port);
        Page found = anybody.open("/find-help")
                .form("/find-help")
                .with("q", service.name())
                .with("age", "40")
                .send();
        assertThat(found.text()).contains(service.name(), "For women aged 18 or over");
        assertThat(anybody.open("/find-help/" + service.code()).text()).contains("For women. " + REASON);
    }

    @Test
    void aServiceForSomePracticesNamesThemAndOnlyWhoeverIsWithAnotherIsLeftOut() {
        Page wrong = form("", "", "NOSUCH, " + OURS).send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("One of these is no practice and no network OneDoor knows");
        assertThat(form("", "", "NHS England").send().status()).isEqualTo(422);

        approved(form("", "", OURS.toLowerCase(java.util.Locale.ROOT) + ", U06243"));

        Page own = manager.open(address + "?itself");
        assertThat(own.text())
                .contains("Registered with")
                .containsIgnoringCase("Registered with Tilbury and Chadwell PCN or ");
        assertThat(line(search("", OURS), "fits")).contains("registered with");
        assertThat(line(search("", ""), "fits")).contains("the practice is not known, so ask");
        assertThat(line(search("", ANOTHER), "left-out"))
                .containsIgnoringCase("Tilbury and Chadwell")
                .containsPattern("is for people registered with .+ or .+; this person is with .+");
        Visitor anybody = new Visitor(port);
        assertThat(anybody.open("/find-help")
                        .form("/find-help")
                        .with("q", service.name())
                        .send()
                        .text())
                .contains("Only for people registered with");
        assertThat(anybody.open("/find-help/" + service.code()).text())
                .contains("Your GP surgery")
                .contains("For people registered with");
    }

    @Test
    void aChangeToOneSexIsTriedOnTheReferralsThatCameBeforeItIsApproved() {
        LocalDate day = LocalDate.of(2018, 5, 8);
        Details man = Cast.somebody(new Random(), day.minusYears(40));
        Details who = new Details(
                man.nhsNumber(),
                man.familyName(),
                man.givenName(),
                man.preferredName(),
                man.birthDate(),
                Gender.MALE,
                man.addressLine(),
                man.postcode(),
                man.phone(),
                man.email(),
                man.practiceOds(),
                man.language(),
                man.interpreterNeeded(),
                man.veteran(),
                man.description());
        Actor gp = cast.gp().actor();
        CurrentActor.run(
                gp,
                () -> intake.submit(
                        Cast.submission(
                                who,
                                Door.ownOf(gp),
                                Priority.ROUTINE,
                                day.atTime(10, 0).atZone(London.ZONE).toInstant(),
                                "Feeling low"),
                        null));
        proposed(form("women", REASON, ""));

        Page page = triedOn(day);

        assertThat(page.document().select("#differences").text())
                .contains("now left out: is for women; this person says male");
        assertThat(manager.open(address + "?itself").text()).doesNotContain("women only");
    }

    @Test
    void twoChangesThatTogetherTurnTheAgesRoundAreNotBothApproved() {
        provider.open(address + "/edit")
                .form("/edit")
                .with("ageTo", "30")
                .send()
                .form("/edit")
                .with("propose", "yes")
                .send();
        String first = manager.open(address + "?itself")
                .document()
                .select("#changes form[action$=/approve] input[name=change]")
                .val();
        provider.open(address + "/edit")
                .form("/edit")
                .with("ageFrom", "65")
                .send()
                .form("/edit")
                .with("propose", "yes")
                .send();
        Page both = manager.open(address + "?itself");
        String second =
                both.document().select("#changes form[action$=/approve] input[name=change]").eachAttr("value").stream()
                        .filter(id -> !id.equals(first))
                        .findFirst()
                        .orElseThrow();
        both.form("/approve").with("change", first).send();

        Page refused = manager.open(address + "?itself")
                .form("/approve")
                .with("change", second)
                .send();

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("this would be for ages from 65 to 30");
        assertThat(manager.open("/services/try?change=" + second).status()).isEqualTo(409);
        assertThat(manager.open("/services/try?service=%s&ageFrom=70&ageTo=20&go=yes".formatted(service.code()))
                        .text())
                .contains("The youngest age must not be above the oldest");
    }

    @Test
    void theOpenDataSaysBothAndAnotherPublisherTakesThemInAndOutWithoutLoss() {
        approved(form("women", REASON, OURS + ", U06243"));
        Map<String, Object> out = published();
        assertThat(values(out, "for-sex")).containsExactly("women");
        assertThat(values(out, "for-sex-reason")).containsExactly(REASON);
        assertThat(values(out, "registered-with")).containsExactly("pcn:U06243", "practice:" + OURS);

        assertComesBackAsItWentOut(out);
    }
}
