package org.onedoor.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.onedoor.Visitor.Page;
import org.springframework.beans.factory.annotation.Autowired;

/** What a newer file of a plan changes: each difference once, accepted or refused by a person, and nothing else. */
class NewerPlanFileTest extends PlanReadIn {
    @Autowired
    Plans plans;

    @Test
    void anEditedFileIsAcceptedOrRefusedChangeByChange() {
        Page plan = imported();
        String edited = Concordat.text()
                .replace("Live since April and training in place", "Live since April. Audited.")
                .replace("\tMarch 2016 \n", "\tMay 2016\n");
        Page review = business.open("/plans/new?of=" + plan.path().substring("/plans/".length()))
                .form("/plans")
                .sendWith("file", "newer.txt", file(edited));
        assertThat(review.text()).contains("2 differences", "4.14: update changed", "1.7: timescale changed");
        assertThat(review.form("/confirm").send().status()).isEqualTo(409);
        Page answered = review.form("/answer")
                .with("which", "1")
                .with("answer", "accept")
                .send();
        answered = answered.form("/answer")
                .with("which", "0")
                .with("answer", "refuse")
                .send();
        Page after = answered.form("/confirm").send();
        assertThat(after.text()).contains("This is the plan now");
        assertThat(business.open(plan.path() + "/actions/4.14").text()).contains("Audited.");
        assertThat(business.open(plan.path() + "/actions/1.7").text())
                .contains("March 2016")
                .doesNotContain("May 2016");
    }

    @Test
    void aLineThatIsPutInRenumbersThoseAfterItAndWhatWasSaidOfEachStaysWithIt() {
        Page plan = imported();
        String code = plan.path().substring("/plans/".length());
        String forms = "To ensure that the street triage staff";
        business.open(plan.path() + "/actions/4.13/do/log-update")
                .form("/log-update")
                .with("words", "Said of the forms and of nothing else.")
                .send();
        String edited = Concordat.text();
        for (int number = 16; number > 1; number--) {
            edited = edited.replaceFirst(
                    "(?m)^\t4\\.%d( ?)\n(?=\t\\S.{12})".formatted(number), "\t4.%d\n".formatted(number + 1));
        }
        String rota =
                "\t4.2\n\tSet up a shared rota for the weekends\n\tMay 2016\n\tEssex Police\n\t· Seen at weekends\n\t\n\t\n\n";
        edited = edited.replaceFirst("(?m)^\t4\\.3\n(?=\t\\S.{12})", rota + "\t4.3\n");
        Page review = business.open("/plans/new?of=" + code).form("/plans").sendWith("file", "newer.txt", file(edited));
        assertThat(review.text())
                .as("fifteen numbers and one line, and no word of any other")
                .contains("16 differences", "4.13: number changed")
                .doesNotContain("words changed", "update changed");
        review.form("/answer")
                .with("which", "all")
                .with("answer", "accept")
                .send()
                .form("/confirm")
                .send();
        assertThat(business.open(plan.path() + "/actions/4.14").text())
                .contains(forms, "Said of the forms and of nothing else.");
        assertThat(business.open(plan.path() + "/actions/4.13").text())
                .doesNotContain(forms, "Said of the forms and of nothing else.");
        assertThat(business.open(plan.path() + "/actions/4.2").text()).contains("Set up a shared rota");
    }

    @Test
    void aYearTypedWrongIsSaidAndKeepsNoActionFromBeingSilent() {
        String edited =
                Concordat.text().replace("Plan update October 2015", "The plan").replaceFirst("18/08/15", "18/08/51");
        Page review = business.open("/plans/new").form("/plans").sendWith("file", "plan.txt", file(edited));
        assertThat(review.text())
                .contains("By its words the file stands at 18 Aug 2051, which is still to come.")
                .contains("The newest day before that, 30 Oct 2015, is taken")
                .contains("Line 85, UPDATE of 1.3: An entry speaks of 18 Aug 2051, which is still to come.");
        Page plan = review.form("/confirm").send();
        assertThat(plan.text()).contains("Stands at 30 Oct 2015");
        assertThat(business.open(plan.path() + "?silent=plan").text()).contains("81 actions");
        assertThat(business.open(plan.path() + "/actions/1.3").text()).contains("5 Oct 2015");
    }

    @Test
    void aSectionThatIsOnlyCalledOtherwiseIsOneDifference() {
        Page plan = imported();
        String heading = plans.sections(plans.get(plan.path().substring("/plans/".length())))
                .getFirst()
                .title();
        String edited = Concordat.text().replace(heading, "1. Another name for it");
        Page review = business.open("/plans/new?of=" + plan.path().substring("/plans/".length()))
                .form("/plans")
                .sendWith("file", "newer.txt", file(edited));
        assertThat(review.text()).contains("1 difference", "A section and all its actions: section heading changed");
        Page after = review.form("/answer")
                .with("which", "0")
                .with("answer", "accept")
                .send()
                .form("/confirm")
                .send();
        assertThat(after.text()).contains("This is the plan now", "Another name for it");
        assertThat(plans.sections(plans.get(plan.path().substring("/plans/".length()))))
                .first()
                .satisfies(section -> {
                    assertThat(section.title()).isEqualTo("1. Another name for it");
                    assertThat(section.lines()).isEqualTo(25);
                });
        Page same = business.open("/plans/new?of=" + plan.path().substring("/plans/".length()))
                .form("/plans")
                .sendWith("file", "again.txt", file(edited));
        assertThat(same.text()).doesNotContain("difference");
    }

    @Test
    void aRiskThatANewerHighlightReportWordsOtherwiseIsTheSameRisk() {
        Page plan = imported();
        String code = plan.path().substring("/plans/".length());
        Page register = business.open(plan.path() + "/register");
        List<String> risks = register.document().select("li[id^=r-]").eachAttr("id");
        assertThat(risks).hasSize(6);
        List<String> words =
                java.util.Objects.requireNonNull(Concordat.read().highlight()).risks();
        business.open(plan.path() + "/register")
                .form("/score")
                .with("scored", risk(register, words.get(0)))
                .with("likelihood", "4")
                .with("impact", "5")
                .send();
        String edited = Concordat.text()
                .replace(words.get(0), words.get(0) + " again")
                .replace(words.get(1), "Something altogether different could happen");
        Page review = business.open("/plans/new?of=" + code).form("/plans").sendWith("file", "newer.txt", file(edited));
        review.form("/answer")
                .with("which", "0")
                .with("answer", "accept")
                .send()
                .form("/confirm")
                .send();
        Page after = business.open(plan.path() + "/register");
        assertThat(after.document().select("li[id^=r-]")).hasSize(7);
        assertThat(after.document().select("#r-" + risk(register, words.get(0))).text())
                .contains("again", "Score 20 of 25")
                .doesNotContain("does not name it");
        assertThat(after.document().select("#r-" + risk(register, words.get(1))).text())
                .contains("The newest highlight report does not name it.");
        assertThat(business.open(plan.path()).text()).contains("6 risks and 4 mitigations");
    }

    @Test
    void aFileInReviewIsSetAsideByAnotherOnlyWhereSomebodySaysSo() {
        Page plan = imported();
        String code = plan.path().substring("/plans/".length());
        String once = Concordat.text().replace("Essex Police", "Essex Police and partners");
        String twice = Concordat.text().replace("Essex Police", "Essex Police and others");
        Page review = business.open("/plans/new?of=" + code).form("/plans").sendWith("file", "first.txt", file(once));
        review.form("/answer").with("which", "0").with("answer", "accept").send();

        Page asked = business.open("/plans/new?of=" + code).form("/plans").sendWith("file", "second.txt", file(twice));
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.text())
                .contains("Another file of this plan is in review: 'first.txt', with 1 of its", "differences answered")
                .contains("This one takes its place");
        assertThat(business.open(review.path()).text())
                .as("the first is still in review with its answer")
                .doesNotContain("set aside already", "set-aside")
                .contains("accepted");
        Page same = business.open("/plans/new?of=" + code).form("/plans").sendWith("file", "first.txt", file(once));
        assertThat(same.path()).as("the same file again is the same review").isEqualTo(review.path());

        Page chosen = asked.form("/plans").with("replacing", "1").sendWith("file", "second.txt", file(twice));
        assertThat(chosen.status()).isEqualTo(200);
        assertThat(chosen.path()).isNotEqualTo(review.path());
        assertThat(chosen.text()).contains("second.txt");
    }

    private static String risk(Page register, String words) {
        return register.document().select("li[id^=r-]").stream()
                .filter(each -> each.text().contains(words))
                .findFirst()
                .orElseThrow()
                .id()
                .substring(2);
    }
}
