package org.onedoor.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.onedoor.PastTheGate;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;

/** What somebody needs is asked once, is read by whoever knows them and nobody else, and nothing typed is lost. */
class AccessNeedsAskedTest extends SomebodyWithNeeds {
    @Test
    void itIsAskedOnceAndEveryoneWhoKnowsThePersonReadsIt() {
        Page done = form(navigator)
                .with("preferred", "letter")
                .with("formats", "large-print")
                .with("adjustments", "step-free")
                .with("adjustments", "sign-language")
                .with("words", "Please knock loudly")
                .send();
        assertThat(done.path()).isEqualTo("/people/" + personId);
        assertThat(done.text())
                .contains("What they need has been recorded")
                .contains("Would rather be told this way: send a letter", "In writing: large print")
                .contains("When seen: A British Sign Language interpreter, a way in without steps")
                .contains("Please knock loudly");
        assertThat(visit(gp).open("/people/" + personId).text()).contains("a way in without steps");
        assertThat(visit(navigator).open("/people/" + personId + "/timeline").text())
                .contains("What they need was recorded", "Large print. A British Sign Language interpreter")
                .doesNotContain("Please knock loudly");

        Page again = visit(gp).open("/people/" + personId + "/needs");
        assertThat(again.document().select("input[checked]").eachAttr("value"))
                .containsExactlyInAnyOrder("letter", "large-print", "step-free", "sign-language");
        form(gp).without("formats").without("adjustments").with("preferred", "").send();
        assertThat(visit(gp).open("/people/" + personId).text())
                .doesNotContain("large print")
                .contains("Please knock loudly");
    }

    @Test
    void whoeverHasNothingToDoWithThePersonNeitherReadsNorWritesIt() {
        Account stranger = cast.gp("F81010");
        assertThat(visit(stranger).open("/people/" + personId + "/needs").status())
                .isEqualTo(404);
        Account team = cast.clinician("consultant-outpatient");
        assertThat(visit(team).open("/people/" + personId + "/needs").status()).isEqualTo(404);
    }

    @Test
    void whatContradictsItselfIsSaidAndWhatWasTypedStays() {
        safe("text", "letter");
        Page wrong = form(navigator)
                .with("preferred", "email")
                .with("formats", "papyrus")
                .with("offline", "cost")
                .with("words", "x".repeat(1_001))
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text())
                .contains("They did not say that this way is safe")
                .contains("Choose from the list")
                .contains("1,000 characters");
        assertThat(wrong.document().select("input[name=offline][checked]").eachAttr("value"))
                .containsExactly("cost");
        assertThat(PastTheGate.read(() -> register.of(personId))).isEmpty();

        safe("text", "letter", "email");
        assertThat(form(navigator)
                        .with("preferred", "email")
                        .with("offline", "skills")
                        .send()
                        .text())
                .contains("does not read email");
    }

    @Test
    void aFormThatWasOpenWhileAColleagueSavedWritesNothingOverTheirs() {
        Form mine = form(navigator);
        form(gp).with("adjustments", "interpreter").send();
        Page conflict = mine.with("adjustments", "quiet-room").send();
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.text())
                .contains("Somebody recorded this while you had it open", "When seen: An interpreter");
        assertThat(conflict.document()
                        .select("input[name=adjustments][checked]")
                        .eachAttr("value"))
                .containsExactly("quiet-room");
        Page both = conflict.form("/needs")
                .with("adjustments", "interpreter")
                .with("adjustments", "quiet-room")
                .send();
        assertThat(both.text()).contains("When seen: An interpreter, a quiet room to wait in");
    }

    @Test
    void whoSaysNothingOfWhoToldThemOrNamesADayThatIsPastIsAskedAgain() {
        Page wrong = visit(navigator)
                .open("/people/" + personId + "/needs")
                .form("/needs")
                .with("formats", "easy-read")
                .with("reviewOn", "2020-01-01")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("Say who told you what they need", "Write the day on which to ask again");
        assertThat(wrong.document().select("input[name=formats][checked]").eachAttr("value"))
                .containsExactly("easy-read");
        assertThat(PastTheGate.read(() -> register.of(personId))).isEmpty();
    }
}
