package org.onedoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.access.Accounts.Account;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What goes on while somebody is signed in, and for how long. */
@OneDoorTest
class EndedStreamTest {
    @Autowired
    Cast cast;

    @Autowired
    Accounts accounts;

    @Autowired
    SessionLife life;

    @Autowired
    StillSignedIn still;

    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/live/stack");

    private BooleanSupplier opened(Account account) {
        life.beginAs(account.accountId(), request, new MockHttpServletResponse());
        BooleanSupplier welcome = still.of(account.actor(), request);
        assertThat(welcome.getAsBoolean()).isTrue();
        return welcome;
    }

    private static Account as(Account account, String role, UUID organisation, boolean disabled) {
        return new Account(
                account.accountId(),
                account.username(),
                account.displayName(),
                role,
                organisation,
                account.teamId(),
                account.passwordHash(),
                disabled);
    }

    @Test
    void aStreamIsOverWithTheAccountItsRoleAndItsOrganisation() {
        Account clinician = cast.clinician("pcn-mh-grays");
        BooleanSupplier welcome = opened(clinician);
        UUID other = cast.navigator().organisationId();
        accounts.save(as(clinician, "manager", clinician.organisationId(), false));
        assertThat(welcome.getAsBoolean()).as("another role").isFalse();
        accounts.save(as(clinician, "clinician", other, false));
        assertThat(welcome.getAsBoolean()).as("another organisation").isFalse();
        accounts.save(as(clinician, "clinician", clinician.organisationId(), true));
        assertThat(welcome.getAsBoolean()).as("disabled").isFalse();
        accounts.save(as(clinician, "clinician", clinician.organisationId(), false));
        assertThat(welcome.getAsBoolean()).as("as it was").isTrue();
    }
}
