package org.onedoor.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.onedoor.Wire;
import org.onedoor.directory.MatchResult.Exclusion;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Invalid;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever looks for a service that ended is led to the one that does its work now, however often that changed hands. */
@OneDoorTest
class SuccessorsTest {
    @LocalServerPort
    int port;

    @Autowired
    MadeService made;

    @Autowired
    Services services;

    @Autowired
    Matches matches;

    @Autowired
    JdbcClient jdbc;

    private void ends(Service service, Service successor) {
        CurrentActor.run(
                Actor.SYSTEM,
                () -> services.changeStatus(
                        service.id(), services.get(service.id()).version(), new ServiceStatus.Ceased(successor.id())));
    }

    @Test
    void aServiceWhoseSuccessorEndedTooLeadsToTheOneThatIsOpen() {
        Service first = made.adults();
        Service second = made.adults();
        Service third = made.adults();
        ends(first, second);
        ends(second, third);

        assertThat(services.successor(services.get(first.id())).code()).isEqualTo(third.code());
        assertThat(services.successor(services.get(second.id())).code()).isEqualTo(third.code());
        assertThat(services.successor(third)).isEqualTo(third);
        assertThat(Wire.send(port, "GET /find-help/" + first.code()).header("Location"))
                .endsWith("/find-help/" + third.code());
        Exclusion left = matches
                .find(Need.of(
                        Set.of("low-mood-anxiety"), Tier.ROUTINE, Instant.parse("2026-11-24T09:15:00Z"), Door.SELF))
                .exclusions()
                .stream()
                .filter(each -> each.service().id().equals(first.id()))
                .findFirst()
                .orElseThrow();
        assertThat(left.redirectTo()).isEqualTo(third.id());
        assertThat(left.failures().toString()).contains("its work is done by " + third.name());
        made.close(third);
    }

    @Test
    void aSuccessorThatWouldLeadBackIsRefused() {
        Service first = made.adults();
        Service second = made.adults();
        ends(first, second);

        assertThatThrownBy(() -> ends(second, first))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("does the work of the one you chose");
        assertThat(services.get(second.id()).status()).isInstanceOf(ServiceStatus.Active.class);
        made.close(second);
    }

    @Test
    void aLineThatComesBackToItselfLeadsNowhereAndEnds() {
        Service first = made.adults();
        Service second = made.adults();
        ends(first, second);
        jdbc.sql("update directory.service set status = 'ceased', successor_id = :first where service_id = :second")
                .param("first", first.id())
                .param("second", second.id())
                .update();
        services.refresh();

        Service kept = services.get(first.id());
        assertThat(services.successor(kept)).isEqualTo(kept);
        assertThat(Wire.send(port, "GET /find-help/" + first.code()).status()).isEqualTo(410);
    }

    @Test
    void aSuccessorThatNobodyKnowsLeavesTheLastThatIsKnown() {
        Service first = made.adults();
        Service second = made.adults();
        ends(first, second);
        jdbc.sql("update directory.service set status = 'ceased', successor_id = :nobody where service_id = :second")
                .param("nobody", UUID.randomUUID())
                .param("second", second.id())
                .update();
        services.refresh();

        assertThat(services.successor(services.get(first.id())).code()).isEqualTo(second.code());
    }
}
