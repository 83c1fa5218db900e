package org.onedoor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.exchange.Partner.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever the door, one record comes of it, with the centre as its owner and its clocks running. */
@OneDoorTest
class OneIntakeTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    private final Random random = new Random();
    private final String family = "Intakeson" + random.nextInt(1_000_000);

    @Test
    @Shows("W1.17")
    void aCallAFormAFileAMessageAndAPaperFormMakeTheSameRecord() {
        Visitor gp = new Visitor(port).signIn(cast.gp().username());
        Visitor navigator = new Visitor(port).signIn(cast.navigator().username());
        same(navigator, form(gp, "frailty-falls").send().form("/send").send().path(), "GP practice", "Frailty");
        same(
                navigator,
                form(gp, "housing")
                        .with("door", "paper")
                        .with("receivedAt", "2024-03-05T09:00")
                        .send()
                        .form("/send")
                        .send()
                        .path(),
                "paper form",
                "Housing");
        same(navigator, phone(navigator), "telephone", "Feeling low");
        same(navigator, file(gp), "GP practice", "Day-to-day living");
        same(navigator, message(), "message from another system", "");
    }

    private void same(Visitor navigator, String path, String door, String need) {
        assertThat(path).startsWith("/referrals/OD-");
        Page page = navigator.open(path);
        assertThat(page.text())
                .containsIgnoringCase("by " + door)
                .contains("Waiting for triage", need, "Care Co-ordination Centre", "The owner looks again");
        assertThat(page.document().select("main h2").eachText())
                .contains("The referral", "What happens next", "Clocks", "What happened");
    }

    private Form form(Visitor gp, String need) {
        Page page = gp.open("/referrals/new");
        return person(page.form(page.document().select("form[data-draft]").attr("action")))
                .with("needs", need)
                .with("then", "check");
    }

    private Form person(Form form) {
        return form.with("nhsNumber", Cast.nhsNumber(random))
                .with("familyName", family)
                .with("givenName", "Sam")
                .with("birthDate-day", "1")
                .with("birthDate-month", "2")
                .with("birthDate-year", String.valueOf(1940 + random.nextInt(60)))
                .with("reason", "Needs a hand")
                .with("consent", "given")
                .with("priority", "routine");
    }

    private String phone(Visitor navigator) {
        return person(navigator.open("/referrals/phone").form("/phone"))
                .with("needs", "low-mood-anxiety")
                .with("sure", "yes")
                .send()
                .path();
    }

    private String file(Visitor gp) {
        String text = """
                reference,received,nhs_number,family_name,given_name,birth_date,postcode,phone,practice,priority,needs,reason,consent
                %s,2024-02-01T10:30,%s,%s,Ann,07/04/1981,RM17 6SL,07700 900123,F81088,routine,daily-living,By file,given
                """.formatted(UUID.randomUUID(), Cast.nhsNumber(random), family + "file");
        Page sent = gp.open("/referrals/file")
                .form("/file")
                .sendWith("file", "one.csv", text.getBytes(StandardCharsets.UTF_8));
        assertThat(sent.text()).contains("1 referral is in");
        return "/referrals/"
                + jdbc.sql("""
                        select r.reference from frontdoor.held_referral r join people.person p using (person_id)
                         where p.family_name = :name
                        """)
                        .param("name", family + "file")
                        .query(String.class)
                        .single();
    }

    private String message() {
        Answer answer = new Partner(
                        port,
                        cast.machine("RYC", "secret", "bars", "read", "write").clientId(),
                        "secret")
                .process(Messages.fresh(Messages.REFERRAL, random));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return "/referrals/"
                + Messages.resource(answer.json(), "ServiceRequest").path("id").asString();
    }
}
