package org.onedoor.access;

import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** While nobody can administer an installation, whoever starts it is given a link by which one person can, once. */
@Component
public class FirstAdministrator {
    private final JdbcClient jdbc;
    private final Invitations invitations;
    private final String address;

    FirstAdministrator(JdbcClient jdbc, Invitations invitations, @Value("${onedoor.address:}") String address) {
        this.jdbc = jdbc;
        this.invitations = invitations;
        this.address = address;
    }

    /** The link to print, in place of any printed before; none when there is an administrator. */
    public Optional<String> link() {
        return exists()
                ? Optional.empty()
                : Optional.of(address + "/join/"
                        + invitations.make(null, null, Invitations.FIRST).secret());
    }

    private boolean exists() {
        return jdbc.sql("""
                select exists (select 1 from access.account a
                                where a.role = 'admin' and not a.disabled and a.ended_at is null
                                  and (exists (select 1 from access.second_factor f where f.account_id = a.account_id)
                                    or exists (select 1 from access.passkey p
                                                where p.account_id = a.account_id and p.copied_at is null)))
                """).query(Boolean.class).single();
    }
}
