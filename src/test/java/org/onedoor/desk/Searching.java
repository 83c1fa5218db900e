package org.onedoor.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.frontdoor.Door;
import org.onedoor.frontdoor.Intake;
import org.onedoor.frontdoor.Priority;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** People of names that nobody else has are referred, and looked for. */
@OneDoorTest
abstract class Searching {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Intake intake;

    @Autowired
    DomainTime time;

    final Random random = new Random();

    /** Somebody of a family name and birth date, otherwise as anybody. */
    Details somebody(String familyName, LocalDate born) {
        Details any = Cast.somebody(random);
        return new Details(
                any.nhsNumber(),
                familyName,
                "Robin",
                null,
                born,
                Gender.FEMALE,
                any.addressLine(),
                "RM17 6SL",
                any.phone(),
                null,
                "F81088",
                null,
                false,
                false,
                null);
    }

    /** Letters that no other test's name has, so that what others made is never found. */
    String letters() {
        return random.ints(8, 'a', 'z' + 1)
                .mapToObj(letter -> String.valueOf((char) letter))
                .collect(Collectors.joining());
    }

    static LocalDate born(Details person) {
        return Objects.requireNonNull(person.birthDate());
    }

    /** A practice refers somebody. @return the reference */
    String refer(Details person) {
        assertThat(London.date(time.instant())).isAfter(born(person));
        return CurrentActor.as(
                        cast.gp().actor(),
                        () -> intake.submit(
                                Cast.submission(person, Door.GP, Priority.ROUTINE, time.instant(), "Low for months"),
                                null))
                .reference();
    }

    /** The form of the search, with a name and a birth date or none. */
    static Form typed(Visitor visitor, String familyName, @Nullable LocalDate born) {
        return visitor.open("/people")
                .formIn("main", "/people/search")
                .with("familyName", familyName)
                .with("birthDate-day", born == null ? "" : String.valueOf(born.getDayOfMonth()))
                .with("birthDate-month", born == null ? "" : String.valueOf(born.getMonthValue()))
                .with("birthDate-year", born == null ? "" : String.valueOf(born.getYear()));
    }

    Visitor navigator() {
        return new Visitor(port).signIn(cast.navigator().username());
    }

    /** Somebody who looks after none of those who are looked for. */
    Visitor stranger() {
        return new Visitor(port).signIn(cast.gp("F81110").username());
    }
}
