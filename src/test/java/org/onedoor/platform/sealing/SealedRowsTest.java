package org.onedoor.platform.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onedoor.platform.sealing.Finding.Kind;

/** What a superuser of the database does to rows of the audit is seen, and named. */
class SealedRowsTest extends SealedAudit {
    @Test
    void anUntouchedLogPassesWithAndWithoutItsHeads() {
        sealed(5);
        sealed(1);
        sealed(8);
        looks(2);
        Verdict verdict = verify(folder.resolve("heads"));
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.rows()).isEqualTo(14);
        assertThat(verdict.seals()).isEqualTo(3);
        assertThat(verdict.unsealed()).isEqualTo(2);
        assertThat(verdict.notes()).isEmpty();
        assertThat(verdict.head()).startsWith("seal 3 made 2024-03-15T10:00:00Z rows 8 from 2024-03-15T09:00:06Z");
        assertThat(verify(null).findings()).isEmpty();
        assertThat(verify(null).notes()).singleElement().asString().contains("--heads");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            at              ; at + interval '1 microsecond'
            account_id      ; gen_random_uuid()
            name            ; name || ' '
            role            ; 'navigator'
            organisation_id ; gen_random_uuid()
            client_id       ; ''
            correlation_id  ; gen_random_uuid()
            action          ; 'WRITE'
            data_class      ; 'referral'
            what            ; replace(what, 'summary', 'Summary')
            subject_ids     ; subject_ids || gen_random_uuid()
            outcome         ; 'denied'
            basis           ; null
            event_id        ; gen_random_uuid()
            written_at      ; written_at - interval '1 microsecond'
            written_in      ; '1'
            """)
    void whicheverColumnIsChangedTheRowIsNamed(String column, String value) {
        List<UUID> rows = sealed(6);
        sealed(2);
        superuser
                .sql("update platform.audit set %s = %s where audit_id = :id".formatted(column, value))
                .param("id", rows.get(3))
                .update();
        Finding found = only(verify(folder.resolve("heads")));
        assertThat(found.kind()).isEqualTo(Kind.CHANGED);
        assertThat(found.rows()).containsExactly(rows.get(3));
        assertThat(found.seals()).containsExactly(1L);
        assertThat(found.sentence())
                .contains(rows.get(3).toString())
                .contains("15 Mar 2024")
                .contains("seal 1");
    }

    @Test
    void aRowThatGoesByAnotherIdIsNamedByBoth() {
        List<UUID> rows = sealed(3);
        UUID other = UUID.randomUUID();
        rename(rows.get(1), other);
        Finding found = only(verify(null));
        assertThat(found.kind()).isEqualTo(Kind.CHANGED);
        assertThat(found.sentence()).contains(rows.get(1).toString()).contains(other.toString());
    }

    @Test
    void rowsThatAreRemovedAreNamedWithTheirTimes() {
        List<UUID> first = sealed(6);
        List<UUID> second = sealed(6);
        remove(first.get(2));
        remove(second.get(1), second.get(2), second.get(3));
        assertThat(verify(null).findings())
                .satisfiesExactly(
                        one -> {
                            assertThat(one.kind()).isEqualTo(Kind.REMOVED);
                            assertThat(one.rows()).containsExactly(first.get(2));
                            assertThat(one.from()).isEqualTo(MORNING.plusSeconds(2));
                        },
                        three -> {
                            assertThat(three.kind()).isEqualTo(Kind.REMOVED);
                            assertThat(three.rows()).containsExactlyElementsOf(second.subList(1, 4));
                            assertThat(three.seals()).containsExactly(2L);
                        });
    }

    @Test
    void rowsThatAreSwappedAreNamedTogether() {
        List<UUID> first = sealed(4);
        List<UUID> second = sealed(4);
        UUID aside = UUID.randomUUID();
        rename(first.get(1), aside);
        rename(second.get(2), first.get(1));
        rename(aside, second.get(2));
        Finding found = only(verify(null));
        assertThat(found.kind()).isEqualTo(Kind.SWAPPED);
        assertThat(found.rows()).containsExactlyInAnyOrder(first.get(1), second.get(2));
        assertThat(found.seals()).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void aRowPutAmongSealedOnesIsNamed() {
        sealed(4);
        UUID forged = look(MORNING.plusSeconds(2));
        superuser
                .sql(
                        "update platform.audit set written_in = (select min(written_in) from platform.audit) where audit_id = :id")
                .param("id", forged)
                .update();
        Finding found = only(verify(null));
        assertThat(found.kind()).isEqualTo(Kind.INSERTED);
        assertThat(found.rows()).containsExactly(forged);
    }

    @Test
    void anEndThatIsCutOffIsNamedByItsSealsOrByTheHeadsThatLeft() {
        List<UUID> first = sealed(4);
        List<UUID> second = sealed(3);
        remove(first.get(3));
        second.forEach(this::remove);
        Finding found = only(verify(null));
        assertThat(found.kind()).isEqualTo(Kind.CUT_OFF);
        assertThat(found.count()).isEqualTo(4);
        assertThat(found.rows()).containsExactly(first.get(3), second.get(0), second.get(1), second.get(2));

        superuser.sql("delete from platform.audit_seal where seal_no = 2").update();
        assertThat(verify(folder.resolve("heads")).findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.CUT_OFF, Kind.CUT_OFF);
        assertThat(verify(folder.resolve("heads")).findings().getLast().sentence())
                .contains("seal 2, with 3 rows of Fri 15 Mar 2024");
    }

    @Test
    void aTruncatedLogIsKnownByItsHeads() {
        sealed(4);
        sealed(3);
        superuser.sql("truncate platform.audit, platform.audit_seal").update();
        Finding found = only(verify(folder.resolve("heads")));
        assertThat(found.kind()).isEqualTo(Kind.CUT_OFF);
        assertThat(found.count()).isEqualTo(7);
        assertThat(found.sentence()).contains("seals 1 to 2");
        assertThat(verify(null).notes().getLast()).contains("cut off the end together with their seals cannot be seen");
    }

    @Test
    void aLogCutOffAndSealedAgainByTheServerItselfDiffersFromTheHeadThatLeft() {
        sealed(4);
        List<UUID> second = sealed(3);
        superuser.sql("delete from platform.audit_seal where seal_no = 2").update();
        remove(second.get(0));
        sealer.run();
        assertThat(verify(null).findings()).isEmpty();
        Finding found = only(verify(folder.resolve("heads")));
        assertThat(found.kind()).isEqualTo(Kind.HEAD_DIFFERS);
        assertThat(found.seals()).containsExactly(2L);
    }
}
