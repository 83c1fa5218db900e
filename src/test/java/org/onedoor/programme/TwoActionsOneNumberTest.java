package org.onedoor.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.platform.CurrentActor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A plan whose file gives two actions one number keeps both, and each is opened, worked and read on its own. */
@OneDoorTest
class TwoActionsOneNumberTest {
    private static final String FORMS = "To ensure that the street triage staff";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    PlanImports imports;

    @Autowired
    PlanWork work;

    @Autowired
    Plans plans;

    private Plan plan;
    private Visitor chair;
    private PlanAction first;
    private PlanAction second;

    @BeforeEach
    void readIn() {
        Account manager = cast.account("governance", PlanImportsTest.ESSEX, null);
        Account account = cast.account("governance", PlanImportsTest.ESSEX, null);
        String code = "twice-" + UUID.randomUUID().toString().substring(0, 8);
        // 4.13 is printed 4.12, as a hand that renumbers a table does
        byte[] file = Concordat.text()
                .replace("\t4.13\n\tTo ensure", "\t4.12\n\tTo ensure")
                .getBytes(StandardCharsets.UTF_8);
        plan = CurrentActor.as(manager.actor(), () -> {
            imports.take(new PlanFile("plan.txt", file), PlanImportsTest.ESSEX, PlanKind.ACTION_PLAN, code);
            Plan read = imports.confirm(code, 1);
            work.chair(code, account.accountId());
            return read;
        });
        List<PlanAction> twins = plans.actions(plan).stream()
                .filter(action -> action.number().equals("4.12"))
                .toList();
        assertThat(twins).hasSize(2);
        first = twins.get(0);
        second = twins.get(1);
        chair = new Visitor(port).signIn(account.username());
    }

    private String address(PlanAction action) {
        return "/plans/" + plan.code() + "/actions/" + action.key();
    }

    @Test
    void bothAreOpenedFromTheListAndWorkedApart() {
        assertThat(first.key()).isNotEqualTo(second.key());
        Page list = chair.open("/plans/" + plan.code() + "?q=street+triage+staff");
        assertThat(list.document()
                        .select("a[href$=/actions/" + second.key() + "]")
                        .text())
                .contains("4.12");
        assertThat(chair.open(address(second)).text()).contains(FORMS);
        assertThat(chair.open(address(first)).text()).doesNotContain(FORMS);

        Page after = chair.open(address(second) + "/do/log-update")
                .form("/log-update")
                .with("words", "Only the second one of the two moved.")
                .send();
        assertThat(after.text()).contains(FORMS, "Only the second one of the two moved.");
        assertThat(chair.open(address(first)).text()).doesNotContain("Only the second one of the two moved.");
        assertThat(chair.open(address(second)).text()).contains("Only the second one of the two moved.");
    }

    @Test
    void aLinkOfTheSecondTakesAnUpdateOfTheSecond() {
        Page made = chair.open(address(second) + "/do/send-link")
                .form("/send-link")
                .with("organisation", PlanImportsTest.ESSEX_POLICE.toString())
                .send();
        String shown = made.document().select("#made").text();
        String link = shown.substring(shown.indexOf("/u/"));
        Page form = new Visitor(port).open(link);
        assertThat(form.text()).contains(FORMS);
        assertThat(form.form(link)
                        .with("words", "Said by link of the second.")
                        .send()
                        .text())
                .contains("Your update is recorded");
        assertThat(chair.open(address(second)).text()).contains("Said by link of the second.");
        assertThat(chair.open(address(first)).text()).doesNotContain("Said by link of the second.");
    }

    @Test
    void thePublicPageHasAnAnchorForEachAndWhatChangedLeadsToTheRightOne() {
        publish("The plan as it was.");
        work(second, "Only the second one of the two moved.");
        publish("One of the two has news.");
        Page page = new Visitor(port).open("/plan/" + plan.code());
        for (PlanAction action : List.of(first, second)) {
            assertThat(page.document().select("[id=a-" + action.key() + "]"))
                    .as(action.key())
                    .hasSize(1);
        }
        assertThat(page.document()
                        .select("section[aria-labelledby=changed] a[href^=#a-]")
                        .eachAttr("href"))
                .containsExactly("#a-" + second.key());
        assertThat(page.document().select("[id=a-" + second.key() + "]").text())
                .contains("Only the second one of the two moved.");
        assertThat(page.document().select("[id]").eachAttr("id"))
                .as("no anchor stands twice")
                .doesNotHaveDuplicates();
        assertThat(new String(new Visitor(port).fetch("/plan/" + plan.code() + "/actions.csv"), StandardCharsets.UTF_8))
                .contains("Only the second one of the two moved.");
        assertThat(new Visitor(port).fetch("/plan/" + plan.code() + "/feed"))
                .asString(StandardCharsets.UTF_8)
                .contains("One of the two has news.");
    }

    @Test
    void whatThePublicSaysOfOneOfTheTwoIsKeptOfThatOneWhateverItsNumber() {
        publish("The plan as it was.");
        Visitor anybody = new Visitor(port);
        Page plain = anybody.open("/plan/" + plan.code());
        Page form = anybody.open(plain.document()
                .select("[id=a-" + second.key() + "] a[href*=/say]")
                .attr("href"));
        assertThat(form.document().select("#number").val()).isEqualTo("4.12");
        assertThat(form.document().select("input[name=action][checked]").val()).isEqualTo(second.key());
        Page sent = say(form, "Nobody told us where the forms are kept.").send();
        assertThat(sent.heading()).contains("Thank you");

        Page typed = say(anybody.open("/plan/" + plan.code() + "/say"), "The first of the two is what I mean.")
                .with("number", "4.12")
                .send();
        assertThat(typed.status()).isEqualTo(422);
        assertThat(typed.text())
                .contains("More than one action has this number", "Which of the actions with the number 4.12?", FORMS);
        assertThat(typed.document().select("#words").val()).isEqualTo("The first of the two is what I mean.");
        typed.form("/say").with("action", first.key()).send();

        Page waiting = chair.open("/plans/" + plan.code() + "/feedback");
        assertThat(waiting.text()).contains("on action 4.12 " + FORMS);
        waiting.document().select("a:containsOwn(Read and answer)").eachAttr("href").stream()
                .map(chair::open)
                .forEach(one -> one.form(one.path().substring(one.path().lastIndexOf('/')))
                        .with("show", "show")
                        .send());
        Page shown = anybody.open("/plan/" + plan.code());
        for (PlanAction action : List.of(first, second)) {
            String words = action == second ? "Nobody told us where" : "The first of the two is what I mean";
            assertThat(shown.document()
                            .select(".onedoor-open__heard:contains(" + words + ") a[href=#a-" + action.key() + "]"))
                    .as(words)
                    .hasSize(1);
        }
    }

    private static Visitor.Form say(Page form, String words) {
        return form.form("/say").with("source", "carer").with("safe", "yes").with("words", words);
    }

    @Test
    void anAddressByTheSharedNumberStillOpensTheFirstAndWhatChangedLeadsToEach() {
        assertThat(chair.open("/plans/" + plan.code() + "/actions/4.12").status())
                .isEqualTo(200);
        work(second, "Only the second one of the two moved.");
        List<String> led = IntStream.rangeClosed(1, 10)
                .mapToObj(page -> chair.open("/plans/%s/changes?from=%s&to=%s&page=%d"
                        .formatted(plan.code(), plans.today().minusDays(1), plans.today(), page)))
                .flatMap(page -> page.document().select("h2 a").eachAttr("href").stream())
                .toList();
        assertThat(led)
                .contains(
                        "/plans/" + plan.code() + "/actions/" + first.actionId(),
                        "/plans/" + plan.code() + "/actions/" + second.actionId());
    }

    private void work(PlanAction action, String words) {
        chair.open(address(action) + "/do/log-update")
                .form("/log-update")
                .with("words", words)
                .send();
    }

    private void publish(String said) {
        Page done = chair.open("/plans/" + plan.code() + "/publish")
                .form("/publish")
                .with("said", said)
                .send();
        assertThat(done.text()).contains("is public now");
    }
}
