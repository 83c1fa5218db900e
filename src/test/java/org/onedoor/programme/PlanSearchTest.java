package org.onedoor.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a plan's search finds, and what it answers to days the wrong way round. */
@OneDoorTest
class PlanSearchTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    PlanImports imports;

    @Autowired
    Plans plans;

    private Plan plan;
    private Visitor manager;

    @BeforeEach
    void readIn() {
        Account account = cast.account("governance", PlanImportsTest.ESSEX, null);
        String code = "search-" + UUID.randomUUID().toString().substring(0, 8);
        String file = """
                No.,Action,Timescale,Led by,Outcomes,Update,Links
                1.1,Open the first door,By March 2031,Casa José,Fewer people wait in Malmö,Begun,
                1.2,Open the second door,By March 2031,Essex Police,People are heard,Not yet,
                """;
        plan = CurrentActor.as(account.actor(), () -> {
            imports.take(
                    new PlanFile("plan.csv", file.getBytes(StandardCharsets.UTF_8)),
                    PlanImportsTest.ESSEX,
                    PlanKind.ACTION_PLAN,
                    code);
            return imports.confirm(code, 1);
        });
        manager = new Visitor(port).signIn(account.username());
    }

    private String found(String words) {
        Page page = manager.open("/plans/" + plan.code() + "?q=" + words);
        return String.join(" ", page.document().select("a[href*=/actions/1.]").eachText());
    }

    @Test
    void aSearchReadsLeadsAndOutcomesAndMindsNoAccents() {
        assertThat(found("Jose")).isEqualTo("1.1");
        assertThat(found("jos%C3%A9")).isEqualTo("1.1");
        assertThat(found("malmo")).isEqualTo("1.1");
        assertThat(found("are+heard")).isEqualTo("1.2");
        assertThat(found("essex+police")).isEqualTo("1.2");
        assertThat(found("second+door")).isEqualTo("1.2");
        assertThat(found("100%25")).isEmpty();
    }

    @Test
    void daysTheWrongWayRoundAreTurnedAndItIsSaid() {
        String today = plans.today().toString();
        String later = plans.today().minusMonths(1).toString();
        Page page = manager.open("/plans/%s/changes?from=%s&to=%s".formatted(plan.code(), today, later));
        assertThat(page.text())
                .contains("The first day was after the last, so they are shown the other way round")
                .contains("2 actions changed between the ends of %s and %s"
                        .formatted(London.day(plans.today().minusMonths(1)), London.day(plans.today())));
        assertThat(page.document().select("#from").val()).isEqualTo(later);
        assertThat(manager.open("/plans/%s/changes?from=%s&to=%s".formatted(plan.code(), later, today))
                        .text())
                .doesNotContain("the other way round");
    }
}
