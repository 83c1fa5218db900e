package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.directory.MadeService;
import org.onedoor.directory.Service;
import org.onedoor.organisation.Organisation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A service ends: nobody is sent there any more, whoever looks for it is led on, and who is still with it is listed. */
@OneDoorTest
class CeasedServiceTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    MadeService made;

    @Test
    @Shows("C3.15b")
    void aServiceThatEndedIsNeverOfferedItsLinksLeadToTheSuccessorAndOpenItemsAreListedForTransfer() {
        Service old = made.adults();
        Service next = made.adults();
        String reference = doing.referral(cast.gp().actor());
        doing.accepted(reference, old.code());
        Visitor manager = new Visitor(port)
                .signIn(cast.account("manager", Organisation.idOfSlug("care-co-ordination-centre"), null)
                        .username());
        assertThat(fits(manager, old.name())).contains(old.name());

        Page ended = manager.open("/services/" + old.code())
                .form("/end")
                .with("successor", next.code())
                .send();
        assertThat(ended.text()).contains("This service has ended", next.name());
        assertThat(fits(manager, old.name())).doesNotContain(old.name());
        Page search = manager.open("/services")
                .form("/services")
                .with("q", old.name())
                .send();
        assertThat(search.document().select("#service-" + old.code()).text())
                .contains("has ceased; its work is done by " + next.name());
        Page triage = new Visitor(port)
                .signIn(cast.navigator().username())
                .open("/referrals/" + doing.referral(cast.gp().actor()) + "/triage");
        assertThat(triage.status()).isEqualTo(200);
        assertThat(triage.document().select("input[name=service]").eachAttr("value"))
                .contains(next.id().toString())
                .doesNotContain(old.id().toString());

        Visitor anybody = new Visitor(port);
        assertThat(anybody.open("/find-help/" + old.code()).path()).isEqualTo("/find-help/" + next.code());
        assertThat(manager.open("/services/" + old.code()).path()).isEqualTo("/services/" + next.code());
        Page found = anybody.open("/find-help")
                .form("/find-help")
                .with("q", old.name())
                .send();
        assertThat(found.text()).contains("It has ended. Its work is now done by " + next.name());
        assertThat(found.follow("Go to " + next.name()).heading()).isEqualTo(next.name());

        Visitor navigator = new Visitor(port).signIn(cast.navigator().username());
        Page list = navigator.open("/services/" + old.code() + "?itself");
        assertThat(list.document().select("#to-transfer a").eachText()).contains(reference);
        assertThat(list.follow(reference).path()).isEqualTo("/referrals/" + reference);
        Visitor stranger =
                new Visitor(port).signIn(cast.vcse("lantern-befriending").username());
        assertThat(stranger.open("/services/" + old.code() + "?itself")
                        .document()
                        .select("#to-transfer")
                        .text())
                .doesNotContain(reference)
                .contains("1 more that are not yours to see");
        made.close(next);
    }

    private static java.util.List<String> fits(Visitor staff, String words) {
        return staff.open("/services")
                .form("/services")
                .with("q", words)
                .with("age", "40")
                .send()
                .document()
                .select("#fits h3")
                .eachText();
    }
}
