package org.onedoor.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A row becomes a record by the names of its columns, exactly as the library makes one. */
@OneDoorTest
class RecordClientTest {
    enum Kind {
        PERSON,
        TEAM
    }

    record Line(
            UUID lineId,
            String said,
            @Nullable String saidBefore,
            Kind kind,
            int howMany,
            @Nullable Integer before,
            boolean open,
            LocalDate bornOn,
            OffsetDateTime at) {}

    record Count(long count) {}

    private static final String LINES = """
            select timestamptz '2026-11-27T12:00:00Z' as at, line_id, said, null as said_before, 'TEAM' as kind, 3 as how_many,
                   null::int as before, true as open, date '1988-03-04' as born_on, 'more' as beside
              from (values (uuid '00000000-0000-0000-0000-000000000001', 'one'), (uuid '00000000-0000-0000-0000-000000000002', 'two'))
                   lines (line_id, said)
             where :all or said = 'two'
             order by said
            """;

    @Autowired
    JdbcClient jdbc;

    private List<Line> lines(JdbcClient client) {
        return client.sql(LINES).param("all", true).query(Line.class).list();
    }

    @Test
    void eachComponentIsTheColumnOfItsNameInWordsWhateverTheirOrder() {
        List<Line> found = lines(jdbc);
        assertThat(found).extracting(Line::said).containsExactly("one", "two");
        assertThat(found.getFirst())
                .usingRecursiveComparison()
                .isEqualTo(new Line(
                        new UUID(0, 1),
                        "one",
                        null,
                        Kind.TEAM,
                        3,
                        null,
                        true,
                        LocalDate.of(1988, 3, 4),
                        OffsetDateTime.parse("2026-11-27T12:00:00Z")));
    }

    @Test
    void theLibraryWouldHaveMadeTheSame() {
        assertThat(jdbc).isInstanceOf(RecordClient.class);
        assertThat(lines(jdbc)).usingRecursiveComparison().isEqualTo(lines(((RecordClient) jdbc).plain()));
    }

    @Test
    void oneQuestionMayNameItsColumnsInAnotherOrderThanTheNext() {
        for (String columns : List.of("2::bigint as count, 'x' as other", "'x' as other, 2::bigint as count")) {
            assertThat(jdbc.sql("select " + columns).query(Count.class).single().count())
                    .isEqualTo(2);
        }
    }

    @Test
    void aColumnMayBeNamedAsTheComponentIs() {
        record Named(int howMany) {}
        assertThat(jdbc.sql("select 4 as \"howmany\"")
                        .query(Named.class)
                        .single()
                        .howMany())
                .isEqualTo(4);
    }

    @Test
    void aComponentWithoutAColumnAndANumberThatIsMissingFail() {
        assertThatThrownBy(
                        () -> jdbc.sql("select 1 as other").query(Count.class).single())
                .rootCause()
                .hasMessageContaining("count");
        assertThatThrownBy(() -> jdbc.sql("select null::bigint as count")
                        .query(Count.class)
                        .single())
                .hasMessageContaining("[null]");
    }

    @Test
    void whatIsNoRecordIsReadAsBefore() {
        assertThat(jdbc.sql("select 'a' union all select 'b' order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("a", "b");
        assertThat(jdbc.sql(LINES).param("all", false).query(Line.class).optional())
                .isPresent();
    }
}
