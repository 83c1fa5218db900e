package org.onedoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.Command;

/** Real users are never served from the demo's data. */
class ServedDemoTest {
    private final Serving serving = Serving.one();

    @Test
    void dataThatHoldsADemoAccountIsNotServed() throws IOException {
        String username = "demo." + UUID.randomUUID();
        UUID demo = UUID.nameUUIDFromBytes(("demo-account:" + username).getBytes(StandardCharsets.UTF_8));
        serving.jdbc.sql("""
                insert into access.account (account_id, username, display_name, role, organisation_id)
                values (:id, :username, 'Demo', 'navigator', :id)
                """).param("id", demo).param("username", username).update();
        try {
            Command.Said said = Command.run(
                    "serve", "--settings", serving.settings.toString(), "--port", String.valueOf(Serving.freePort()));
            assertThat(said.code()).isEqualTo(3);
            assertThat(said.words())
                    .contains("'serve' does not start:", "accounts of the demo, whose password everybody knows")
                    .doesNotContain("/join/");
        } finally {
            serving.jdbc
                    .sql("delete from access.account where account_id = :id")
                    .param("id", demo)
                    .update();
        }
    }
}
