package org.onedoor.directory.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.directory.Capacities;
import org.onedoor.directory.Capacity;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A provider keeps its entry true, whoever runs the directory approves, and those without an account use a link. */
class EntriesTest extends ServiceEntry {
    @Autowired
    Services services;

    @Autowired
    Capacities capacities;

    @Autowired
    CheckRound round;

    @Autowired
    DomainTime time;

    @Autowired
    JdbcClient jdbc;

    private Page propose(String field, String value) {
        return provider.open(address + "/edit")
                .form("/edit")
                .with(field, value)
                .send()
                .form("/edit")
                .with("propose", "yes")
                .send();
    }

    @Test
    @Shows("CH.07")
    void aProviderIsRemindedConfirmsOrEditsItsEntryAndTagsAndAStaleOneIsMarkedAndRankedLower() {
        Page stale = provider.open(address);
        assertThat(stale.text()).contains("not verified by the provider", "This entry is to be confirmed");
        round.run(each -> each.id().equals(service.id()));
        round.run(each -> each.id().equals(service.id()));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(tasks()).containsExactly("open"));
        Page home = provider.open("/tasks");
        assertThat(home.text()).contains("Say whether your entry of the directory is still right");
        assertThat(home.follow("The entry").heading()).contains(service.name());

        Page confirmed = provider.open(address).form("/confirm").send();
        assertThat(confirmed.text()).contains("Entry verified " + London.day(London.date(time.instant())));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(tasks()).containsExactly("done"));

        assertThat(search("low-mood-anxiety")).contains(service.name());
        Page proposed = propose("needs", "loneliness");
        assertThat(proposed.text())
                .contains("It is proposed", "Tags: what it helps with: from “low-mood-anxiety” to “loneliness”");
        assertThat(search("loneliness")).doesNotContain(service.name());
        manager.open(address).form("/approve").send();
        assertThat(search("loneliness")).contains(service.name());

        Service rival = made.make("loneliness", 18, null, "{all}");
        jdbc.sql(
                        "update directory.service set assured = true, assured_on = :day, version = version + 1 where service_id = :id")
                .param("day", London.date(time.instant()).minusDays(200))
                .param("id", rival.id())
                .update();
        services.refresh();
        List<String> ranked = search("loneliness");
        assertThat(ranked.indexOf(rival.name())).isGreaterThan(ranked.indexOf(service.name()));
        assertThat(ranked.indexOf(rival.name())).isEqualTo(lastButTheCentre(ranked));
        assertThat(provider.open("/services/" + rival.code()).text()).contains("not verified since");
        made.close(rival);
    }

    private static int lastButTheCentre(List<String> ranked) {
        return ranked.indexOf("Care Co-ordination Centre") < 0
                ? ranked.size() - 1
                : ranked.indexOf("Care Co-ordination Centre") - 1;
    }

    /** The names of what fits adults with a need, in order. */
    private List<String> search(String need) {
        return manager.open("/services")
                .form("/services")
                .with("need", need)
                .with("age", "40")
                .send()
                .document()
                .select("#fits h3")
                .eachText();
    }

    private List<String> tasks() {
        return jdbc.sql("select state from work.task where scope_id = :id and kind = 'entry-check'")
                .param("id", service.id())
                .query(String.class)
                .list();
    }

    @Test
    @Shows({"CH.10", "WA.06", "V13"})
    void oneContactRecordFeedsScreensAndPostersAndEachEntrySaysHowItJoinsUp() {
        Page wrong = provider.open(address + "/edit")
                .form("/edit")
                .with("email", "not an address")
                .with("online", "http://example.com")
                .with("hours", "now and then")
                .with("ageFrom", "old")
                .with("description", "<b>Best</b>")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text())
                .contains(
                        "Write the whole address, such as team@example.com",
                        "beginning with https://",
                        "does not say hours")
                .contains("Write the age in years", "Take the signs < and > away");
        assertThat(wrong.document().select("#email").val()).isEqualTo("not an address");

        Page preview = provider.open(address + "/edit")
                .form("/edit")
                .with("phone", "07700 900456")
                .with("email", "team@example.com")
                .with("online", "https://example.com/online")
                .with("sharesRecord", "yes")
                .with("trusts", "no")
                .with("access", "interpreter, step-free")
                .send();
        assertThat(preview.document().select("#preview + ul").text())
                .contains("Telephone: from “nothing” to “07700 900456”", "Online access");
        preview.form("/edit").with("propose", "yes").send();
        assertThat(new Visitor(port).open("/find-help/" + service.code()).text())
                .doesNotContain("07700 900456");
        assertThat(provider.open(address).document().select("form[action$=/approve]"))
                .isEmpty();
        manager.open(address).form("/approve").send();

        String poster = new Visitor(port)
                .open("/find-help/" + service.code() + "/poster")
                .text();
        String open = new Visitor(port).open("/find-help/" + service.code()).text();
        String staff = provider.open(address).text();
        for (String shown : new String[] {"07700 900456", "team@example.com", "https://example.com/online"}) {
            assertThat(poster).contains(shown);
            assertThat(open).contains(shown);
            assertThat(staff).contains(shown);
        }
        assertThat(open).contains("You can use it online");
        Page joins = provider.open("/services/integration");
        assertThat(joins.document().select("#joins-" + service.code() + " td").eachText())
                .extracting(cell -> cell.substring(cell.lastIndexOf(' ') + 1))
                .containsExactly("yes", "no", "yes", "step-free");
        propose("phone", "07700 900789");
        manager.open(address).form("/approve").send();
        assertThat(new Visitor(port)
                        .open("/find-help/" + service.code() + "/poster")
                        .text())
                .contains("07700 900789")
                .doesNotContain("07700 900456");
    }

    @Test
    void whoProposedDoesNotApproveAndARefusalSaysWhy() {
        Visitor own =
                new Visitor(port).signIn(cast.account("manager", CENTRE, null).username());
        own.open(address + "/edit")
                .form("/edit")
                .with("web", "https://example.com")
                .send()
                .form("/edit")
                .with("propose", "yes")
                .send();
        assertThat(own.open(address).text()).contains("You proposed this. Another manager approves it");
        Page unsaid = manager.open(address).form("/refuse").send();
        assertThat(unsaid.status()).isEqualTo(422);
        assertThat(unsaid.text()).contains("Say why");
        assertThat(manager.open(address)
                        .form("/refuse")
                        .with("why", "Not their site")
                        .send()
                        .text())
                .contains("refused. Why: Not their site");
        Visitor stranger = new Visitor(port).signIn(cast.gp().username());
        assertThat(stranger.open(address).document().select("form[action$=/confirm]"))
                .isEmpty();
        Page nothing = provider.open(address + "/edit").form("/edit").send();
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.text()).contains("Nothing is changed");
    }

    @Test
    void anybodySaysWhatIsWrongAndIsAnswered() {
        Page sent = new Visitor(port)
                .open("/find-help/" + service.code())
                .form("/wrong")
                .with("words", "The door is locked on Mondays")
                .send();
        assertThat(sent.text()).contains("Thank you. A person looks at it");
        Page empty = new Visitor(port)
                .open("/find-help/" + service.code())
                .form("/wrong")
                .send();
        assertThat(empty.status()).isEqualTo(422);
        assertThat(provider.open(address).text()).contains("public: “The door is locked on Mondays”");
        Visitor gp = new Visitor(port).signIn(cast.gp().username());
        assertThat(gp.open(address)
                        .form("/fault")
                        .with("words", "Moved away")
                        .send()
                        .text())
                .contains("gp: “Moved away”");
        provider.open(address).form("/answer").with("answer", "Mended").send();
        assertThat(provider.open(address).text()).contains("Answer: Mended");
    }

    @Test
    void roomIsSaidWithOneTapByLinkAgesToUnknownAndKeepsItsHistory() {
        Page link = provider.open(address).form("/link").send();
        String sent = link.document().select("#made").text();
        Visitor holder = new Visitor(port);
        Page open = holder.open(sent);
        assertThat(open.text()).contains("room not known");
        Page full = open.form("/room").send();
        assertThat(full.text()).contains("Everybody who refers sees it now", "What is known: full");
        Page bad = holder.open(sent)
                .formIn("#maincontent", "/room")
                .with("places", "many")
                .send();
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.text()).contains("Write how many new people you can take now");
        holder.open(sent).form("/room").with("places", "3").with("waiting", "5").send();
        assertThat(holder.open(sent).form("/confirm").send().text()).contains("Thank you. The entry is confirmed");
        Page shown = provider.open(address);
        assertThat(shown.text()).contains("3 places, 5 waiting, said", "verified");
        assertThat(shown.document().select("#room-history li").eachText())
                .hasSize(2)
                .anyMatch(line -> line.contains("full (signed link)"));

        Service now = services.byCode(service.code()).orElseThrow();
        Capacity later = DomainTime.at(
                time.instant().plus(Duration.ofDays(15)),
                () -> capacities.of(List.of(now)).get(now.id()));
        assertThat(later).isInstanceOf(Capacity.Unknown.class);
        assertThat(later.isFull()).isFalse();

        assertThat(provider.open(address)
                        .form("/room")
                        .with("places", "9")
                        .with("surge", "yes")
                        .send()
                        .text())
                .contains("9 places (surge)");
        assertThat(provider.open(address).form("/close").send().text()).contains("Closed to referrals at present");
        assertThat(provider.open(address).form("/open").send().text()).contains("Takes referrals");

        provider.open(address).form("/take-back").send();
        assertThat(holder.open(sent).status()).isEqualTo(410);
        assertThat(holder.open(sent + "x").status()).isEqualTo(404);
    }

    @Test
    void theAgesNobodyServesAndTheBirthdaysAtWhichSomebodyMustMoveAreListedForAPlaceAndANeed() {
        String uttlesford = "E07000077";
        String need = "domestic-abuse";
        Page none = manager.open("/services/gaps?district=" + uttlesford);
        assertThat(none.document().select("#need-" + need + " td").get(1).text())
                .contains("0 to 120");
        Service young = made.make(need, 5, 17, "{district:E07000077}");
        Service adult = made.make(need, 18, 64, "{district:E07000077}");
        var cells =
                manager.open("/services/gaps?district=" + uttlesford).document().select("#need-" + need + " td");
        assertThat(cells.get(1).text()).contains("0 to 4, 65 to 120");
        assertThat(cells.get(2).text()).contains("the 18th birthday");
        assertThat(manager.open("/services/gaps?district=E06000034")
                        .document()
                        .select("#need-" + need + " td")
                        .get(1)
                        .text())
                .contains("0 to 120");
        Service across = made.make(need, 16, 25, "{all}");
        cells = manager.open("/services/gaps?district=" + uttlesford).document().select("#need-" + need + " td");
        assertThat(cells.get(2).text()).contains("None");
        assertThat(cells.get(3).text()).contains("16 to 25");
        for (Service each : List.of(young, adult, across)) {
            made.close(each);
        }
    }
}
