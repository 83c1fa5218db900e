package org.onedoor.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.ResidentPlace;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * In which district each person lived and with which practice they were registered, from when until when. Lists ask where
 * somebody is now, measures where they were on a day. Before the first day that is known, the first place counts.
 */
@Repository
class HomeRegister {
    private final JdbcClient jdbc;
    private final Organisations organisations;

    HomeRegister(JdbcClient jdbc, Organisations organisations) {
        this.jdbc = jdbc;
        this.organisations = organisations;
    }

    private record Current(
            LocalDate since,
            @Nullable String district,
            @Nullable String practice) {
        Home home() {
            return new Home(district, practice);
        }
    }

    /**
     * Keeps where somebody is from this day on, inside the act that says so.
     *
     * @return whether it is another place than was kept
     */
    boolean keep(Person person, LocalDate today) {
        return keep(person.personId(), of(List.of(person)).get(person.personId()), today);
    }

    private boolean keep(UUID personId, @Nullable Home home, LocalDate today) {
        Home now = Objects.requireNonNullElse(home, Home.UNKNOWN);
        Optional<Current> kept =
                jdbc.sql("""
                select since, district, practice from people.home where person_id = :id and until is null
                """).param("id", personId).query(Current.class).optional();
        if (kept.isPresent() && kept.get().home().equals(now)) {
            return false;
        }
        if (kept.isPresent() && !kept.get().since().isBefore(today)) { // put right on the day it was said
            write("""
                    update people.home set district = :district, practice = :practice
                     where person_id = :id and since = :since
                    """, personId, now, kept.get().since());
            return true;
        }
        jdbc.sql("update people.home set until = :today where person_id = :id and until is null")
                .param("today", today)
                .param("id", personId)
                .update();
        write(
                "insert into people.home (person_id, since, district, practice) values (:id, :since, :district, :practice)",
                personId,
                now,
                today);
        return true;
    }

    private void write(String sql, UUID personId, Home home, LocalDate since) {
        jdbc.sql(sql)
                .param("id", personId)
                .param("since", since)
                .param("district", home.district())
                .param("practice", home.practice())
                .update();
    }

    /** Where the records of these people put them, by the postcodes that are known. */
    Map<UUID, Home> of(Collection<Person> persons) {
        Map<String, ResidentPlace> places = organisations.residentPlaces(persons.stream()
                .map(Person::placePostcode)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        Map<UUID, Home> homes = new HashMap<>();
        for (Person person : persons) {
            ResidentPlace place = person.placePostcode() == null ? null : places.get(person.placePostcode());
            homes.put(person.personId(), new Home(place == null ? null : place.districtCode(), person.practiceOds()));
        }
        return homes;
    }

    /** Where each is kept to be now; those of whom nothing is kept are left out. */
    Map<UUID, Home> now(Collection<UUID> personIds) {
        Map<UUID, Home> homes = new HashMap<>();
        jdbc.sql("""
                select person_id, district, practice from people.home where person_id = any(:ids) and until is null
                """).param("ids", personIds.toArray(UUID[]::new)).query(rs -> {
            homes.put(rs.getObject("person_id", UUID.class), home(rs));
        });
        return homes;
    }

    /** Where each was on a day; those of whom nothing is kept are left out. */
    Map<UUID, Home> on(Collection<UUID> personIds, LocalDate day) {
        return new PastHomes(stays(personIds)).on(day);
    }

    /** Every place of each of these people, the earliest first. */
    Map<UUID, List<PastHomes.Stay>> stays(Collection<UUID> personIds) {
        return jdbc
                .sql("""
                        select person_id, since, district, practice from people.home
                         where person_id = any(:ids) order by person_id, since
                        """)
                .param("ids", personIds.toArray(UUID[]::new))
                .query((rs, _) -> new PastHomes.Stay(
                        rs.getObject("person_id", UUID.class), rs.getObject("since", LocalDate.class), home(rs)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(PastHomes.Stay::personId));
    }

    private static Home home(ResultSet rs) throws SQLException {
        return new Home(rs.getString("district"), rs.getString("practice"));
    }

    /** Up to so many people, in the order of their ids, beginning after one. */
    List<UUID> after(UUID person, int most) {
        return jdbc.sql("select person_id from people.person where person_id > :after order by person_id limit :most")
                .param("after", person)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /** How far the people have followed the reference data. @param after the last of them */
    record Followed(long edition, UUID after) {}

    Followed followed() {
        return jdbc.sql("select edition, after_person as after from people.home_followed")
                .query(Followed.class)
                .optional()
                .orElse(new Followed(0, new UUID(0, 0)));
    }

    void followed(Followed so) {
        jdbc.sql("""
                insert into people.home_followed (one, edition, after_person) values (true, :edition, :after)
                on conflict (one) do update set edition = excluded.edition, after_person = excluded.after_person
                """).param("edition", so.edition()).param("after", so.after()).update();
    }
}
