package org.onedoor.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.onedoor.organisation.CareUnits;
import org.onedoor.organisation.Organisations;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a list offers to choose from is read once in a while, and no older than that. */
@OneDoorTest
class PlaceSectionsTest {
    private static final LocalDate DAY = LocalDate.of(2014, 3, 1);

    @Autowired
    Organisations organisations;

    @Autowired
    CareUnits units;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aNewNetworkIsOfferedTenSecondsLaterAtMostAndAnotherDayIsNeverShownForIt() {
        AtomicLong ticks =
                new AtomicLong(Long.MAX_VALUE - Duration.ofSeconds(4).toNanos()); // they go on past the largest
        PlaceSections sections = new PlaceSections(organisations, units, Duration.ofSeconds(10), ticks::get);
        assertThat(offered(sections, DAY)).contains("Practice in no network");

        String name = begin();
        ticks.addAndGet(Duration.ofMillis(9_999).toNanos());
        assertThat(offered(sections, DAY)).doesNotContain(name);
        ticks.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(offered(sections, DAY)).contains(name);

        assertThat(offered(sections, DAY.plusDays(1))).doesNotContain(name); // it lasted for that day
        assertThat(offered(sections, DAY)).contains(name);
    }

    private String begin() {
        String name = "Riverside Network " + UUID.randomUUID();
        jdbc.sql("""
                insert into organisation.organisation (organisation_id, kind, ods_code, name, opened, closed)
                values (:id, 'pcn', :code, :name, :opened, :closed)
                """)
                .param("id", UUID.randomUUID())
                .param("code", "U" + UUID.randomUUID().toString().substring(0, 8))
                .param("name", name)
                .param("opened", DAY)
                .param("closed", DAY.plusDays(1))
                .update();
        return name;
    }

    private static List<String> offered(PlaceSections sections, LocalDate on) {
        return sections.toChoose(on).stream()
                .flatMap(section -> section.places().stream())
                .map(PlaceFilter::label)
                .toList();
    }
}
