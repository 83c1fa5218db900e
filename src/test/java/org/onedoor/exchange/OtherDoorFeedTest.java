package org.onedoor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.Wire;
import org.onedoor.directory.MadeService;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.job.InJob;
import org.onedoor.platform.job.Pump;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** One OneDoor reads the directory of another as a publisher's feed. */
@OneDoorTest
class OtherDoorFeedTest {
    @LocalServerPort
    int port;

    @Autowired
    MadeService made;

    @Autowired
    JsonMapper json;

    @Test
    void anotherOneDoorsDirectoryIsReadComparedAndTakenOnceItIsApproved() {
        Service theirs = made.adults();
        Door door = Door.open(
                "feed",
                Door.freePort(),
                Map.of(
                        "onedoor.open-referral.publishers.other-door",
                        "http://127.0.0.1:%d/open-referral/v3".formatted(port)));
        try {
            Service centre = door.bean(Services.class).centre();
            Visitor manager = new Visitor(door.port)
                    .signIn(door.bean(Cast.class)
                            .account("manager", Organisation.idOfSlug("care-co-ordination-centre"), centre.teamId())
                            .username());
            Page page = manager.open("/services/publishers")
                    .form("/services/publishers")
                    .with("endpoint", "other-door")
                    .with("name", "The other county")
                    .with("every", "24")
                    .with("team", centre.teamId().toString())
                    .send();
            read(door);
            Page found = manager.open(page.path() + "?kind=new");
            assertThat(found.document().select("#reads li:first-child").text())
                    .containsPattern("\\d+ services; \\d+ otherwise than held; 0 refused; \\d+ of our own left aside");
            assertThat(waits(door, theirs)).isEqualTo(1);
            assertThat(Wire.send(door.port, "GET " + path(theirs.id())).status())
                    .isEqualTo(404);

            String change = found.document()
                    .select("#changes > li:has(h3:containsOwn(%s))".formatted(theirs.name()))
                    .attr("id")
                    .substring(2);
            found.form("/changes/" + change).with("decision", "approve").send();
            assertThat(said(door.port, theirs)).isEqualTo(said(port, theirs));

            manager.open(page.path()).form("/read").send();
            read(door);
            assertThat(manager.open(page.path())
                            .document()
                            .select("#reads li:first-child")
                            .text())
                    .contains("The other side says that nothing is new");
        } finally {
            door.context.close();
            made.close(theirs);
        }
    }

    private static String path(UUID id) {
        return "/open-referral/v3/services/" + id;
    }

    private Map<?, ?> said(int at, Service service) {
        return json.readValue(Wire.send(at, "GET " + path(service.id())).body(), Map.class);
    }

    private static int waits(Door door, Service service) {
        return door.jdbc()
                .sql("select count(*) from directory.listing_change where listing_id = :id and state = 'open'")
                .param("id", service.id())
                .query(Integer.class)
                .single();
    }

    private static void read(Door door) {
        door.context.getBeansOfType(Pump.class).values().stream()
                .filter(pump -> pump.name().equals("directory-read-publishers"))
                .forEach(pump -> InJob.run(pump::run));
    }
}
