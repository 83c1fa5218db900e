package org.onedoor.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.onedoor.platform.KeptPages.Whose;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A refused page is for the browser and the account that typed it, for some minutes, and the rows alone open nothing. */
@OneDoorTest
class KeptPagesTest {
    private static final String PATH = "/referrals/new";
    private static final String WORDS = "<p>I cannot go on</p>";

    @Autowired
    JdbcClient jdbc;

    private Instant now = Instant.parse("2026-11-28T10:00:00Z");
    private final Actor gp = new Actor(UUID.randomUUID(), "Dr Roe", "gp", UUID.randomUUID(), null, null);
    private final Whose theirs = new Whose(KeptPages.newSecret(), gp);
    private final Whose nobody = new Whose(KeptPages.newSecret(), null);

    private KeptPages kept(int mostOfNobody) {
        return new KeptPages(jdbc, () -> now, mostOfNobody);
    }

    @Test
    void itIsShownAsOftenAsItIsAskedForAndByAnotherServerToo() {
        String id = kept(1_000_000).keep(theirs, PATH, WORDS).orElseThrow();
        assertThat(kept(1_000_000).find(theirs, PATH, id)).contains(WORDS);
        assertThat(kept(1_000_000).find(theirs, PATH, id)).contains(WORDS);
    }

    @Test
    void nobodyElseOpensItNorTheSamePersonInAnotherRoleNorAtAnotherAddress() {
        KeptPages kept = kept(1_000_000);
        String id = kept.keep(theirs, PATH, WORDS).orElseThrow();
        Actor another = new Actor(UUID.randomUUID(), "Dr Roe", "gp", gp.organisationId(), null, null);
        Actor role = new Actor(gp.accountId(), "Dr Roe", "admin", gp.organisationId(), null, null);
        Actor moved = new Actor(gp.accountId(), "Dr Roe", "gp", UUID.randomUUID(), null, null);
        for (Whose whose : List.of(
                nobody,
                new Whose(KeptPages.newSecret(), gp),
                new Whose(theirs.browser(), null),
                new Whose(theirs.browser(), another),
                new Whose(theirs.browser(), role),
                new Whose(theirs.browser(), moved))) {
            assertThat(kept.find(whose, PATH, id)).isEmpty();
        }
        assertThat(kept.find(theirs, "/refer/why", id)).isEmpty();
        assertThat(kept.find(theirs, PATH, "0".repeat(32))).isEmpty();
    }

    @Test
    void itIsGoneAfterHalfAnHourAndAfterAQuarterWhereNobodyIsSignedIn() {
        KeptPages kept = kept(1_000_000);
        String id = kept.keep(theirs, PATH, WORDS).orElseThrow();
        String open = kept.keep(nobody, PATH, WORDS).orElseThrow();
        now = now.plus(KeptPages.KEPT_FOR_NOBODY);
        assertThat(kept.find(nobody, PATH, open)).isEmpty();
        assertThat(kept.find(theirs, PATH, id)).isPresent();
        now = now.plus(Duration.ofMinutes(15));
        assertThat(kept.find(theirs, PATH, id)).isEmpty();
        kept.run();
        assertThat(rows(theirs) + rows(nobody)).isZero();
    }

    @Test
    void theRowHoldsNoWordAndNoSecret() {
        String id = kept(1_000_000).keep(theirs, PATH, WORDS).orElseThrow();
        String row = jdbc.sql("select row_to_json(p)::text from platform.kept_page p where browser_hash = :hash")
                .param("hash", theirs.hash())
                .query(String.class)
                .single();
        assertThat(row).doesNotContain(id, theirs.browser(), gp.accountId().toString(), PATH);
        byte[] sealed = jdbc.sql("select sealed from platform.kept_page where browser_hash = :hash")
                .param("hash", theirs.hash())
                .query((rs, _) -> rs.getBytes(1))
                .single();
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("cannot", "go on");
    }

    @Test
    void tenAreKeptOfABrowserAndNobodyFillsTheDatabase() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            now = now.plusSeconds(1);
            ids.add(kept(1_000_000).keep(theirs, PATH, WORDS).orElseThrow());
        }
        assertThat(rows(theirs)).isEqualTo(10);
        assertThat(kept(1_000_000).find(theirs, PATH, ids.getFirst())).isEmpty();
        assertThat(kept(1_000_000).find(theirs, PATH, ids.getLast())).isPresent();
        assertThat(kept(0).keep(nobody, PATH, WORDS)).isEmpty();
        assertThat(kept(0).keep(theirs, PATH, WORDS)).isPresent();
        assertThat(kept(1_000_000).keep(theirs, PATH, "a".repeat(2_000_001))).isEmpty();
    }

    @Test
    void whatWasTakenLeavesNothingOfThatBrowser() {
        KeptPages kept = kept(1_000_000);
        Whose another = new Whose(KeptPages.newSecret(), null);
        String id = kept.keep(nobody, PATH, WORDS).orElseThrow();
        String theirId = kept.keep(another, PATH, WORDS).orElseThrow();
        kept.forget(nobody);
        assertThat(kept.find(nobody, PATH, id)).isEmpty();
        assertThat(kept.find(another, PATH, theirId)).isPresent();
    }

    private long rows(Whose whose) {
        return jdbc.sql("select count(*) from platform.kept_page where browser_hash = :hash")
                .param("hash", whose.hash())
                .query(Long.class)
                .single();
    }
}
