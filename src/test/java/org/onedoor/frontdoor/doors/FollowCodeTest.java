package org.onedoor.frontdoor.doors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.onedoor.Visitor.Page;

/** Whoever gave no date of birth follows what they sent by a code, and whoever gave one by that date alone. */
class FollowCodeTest extends UndatedReferrals {
    @Test
    void itIsFollowedByTheCodeThatIsShownOnceAndByNothingLess() {
        PublicJourney journey = sent("age", "44");
        String reference = journey.reference();
        String code = code(journey.page());
        assertThat(code).matches("([0-9A-Z]{4}-){2}[0-9A-Z]{4}");
        assertThat(follow(reference, code).text()).contains("We have it. A person has not read it yet.");
        assertThat(follow(reference, code.toLowerCase(java.util.Locale.ROOT).replace("-", " "))
                        .text())
                .contains("We have it.");
        Page wrong = follow(reference, "2222-3333-4444");
        Page absent = follow("OD-ZZZZ-ZZZZ", code);
        assertThat(wrong.status()).isEqualTo(absent.status()).isEqualTo(422);
        assertThat(wrong.document().select("main .nhsuk-error-summary").text())
                .isEqualTo(absent.document().select("main .nhsuk-error-summary").text());
        assertThat(follow(reference, "").text()).contains("or the code that you were given");
        assertThat(jdbc.sql("select count(*) from frontdoor.follow_code where code_hash like '%' || :code || '%'")
                        .param("code", code.replace("-", ""))
                        .query(Integer.class)
                        .single())
                .as("only its digest is kept")
                .isZero();
        PublicJourney other = sent("age", "44");
        assertThat(follow(other.reference(), code).status())
                .as("the code of another")
                .isEqualTo(422);
    }

    @Test
    void whoeverGaveADateOfBirthFollowsByItAndByNoCode() {
        PublicJourney journey = new PublicJourney(port);
        journey.answer("safe", "yes");
        journey.self();
        Page done = journey.send();
        assertThat(done.text())
                .contains("with the date of birth, to see what happens")
                .doesNotContain("Your code is");
        assertThat(jdbc.sql("""
                select count(*) from frontdoor.follow_code c join frontdoor.held_referral r using (person_id, referral_id)
                 where r.reference = :reference
                """)
                        .param("reference", journey.reference())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(follow(journey.reference(), "").status()).isEqualTo(422);
    }
}
