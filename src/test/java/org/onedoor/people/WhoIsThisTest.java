package org.onedoor.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.people.Identification.Candidate;
import org.onedoor.people.Identification.Exact;
import org.onedoor.people.Identification.Near;
import org.onedoor.people.Identification.Nobody;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Subject;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@OneDoorTest
class WhoIsThisTest {
    private static final LocalDate BORN = LocalDate.of(1987, 3, 12);

    private final Random random = new Random();

    @Autowired
    People people;

    @Autowired
    Acts acts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PersonRepository repository;

    @Test
    void aSlipInTheNameAndAnotherInTheBirthDateAreStillSeenAsHer() {
        Person known = register("Wilhelmina", "Quartermaine", BORN, "SS1 1AA", null);
        Candidate found = only(people.identify(details("Wilhelmena", "Quatermaine", BORN, "SS1 1AA", null)));
        assertThat(found.person()).isEqualTo(known);
        assertThat(found.probability()).isGreaterThan(0.99);
        assertThat(found.sure()).isEqualTo("Almost certainly the same person");
        assertThat(found.agrees()).contains("date of birth", "family name is the same but for a slip");
        assertThat(found.reasons()).contains("date of birth is the same +");
    }

    @Test
    void whoWasStoredBeforeThereWasAnIndexIsPutInIt() {
        Person known = register("Philippa", "Cholmondeley", BORN, "SS2 2AA", null);
        jdbc.sql("delete from people.linkage_key where person_id = :id")
                .param("id", known.personId())
                .update();
        Details same = details("Philippa", "Cholmondeley", BORN, "SS2 2AA", null);
        new LinkageIndex(jdbc, repository).run();
        assertThat(only(people.identify(same)).person()).isEqualTo(known);
    }

    @Test
    void namesTheOtherWayRoundMeet() {
        Person known = register("Ferelith", "Osgoode", BORN, "CM2 0AA", null);
        assertThat(only(people.identify(details("Osgoode", "Ferelith", BORN, null, null)))
                        .person())
                .isEqualTo(known);
    }

    @Test
    void aTwinIsNotTakenForTheOther() {
        register("Leopold", "Thackaberry", BORN, "CO1 1AA", "9990000018");
        assertThat(people.identify(details("Barnaby", "Thackaberry", BORN, "CO1 1AA", "9990000026")))
                .isInstanceOf(Nobody.class);
    }

    @Test
    void aNewNameAfterMarriageIsFoundByTheRest() {
        Person known = register("Clemency", "Abernethie", LocalDate.of(1991, 11, 30), "IG10 1AA", null);
        assertThat(only(people.identify(
                                details("Clemency", "Featherstonhaugh", LocalDate.of(1991, 11, 30), "IG10 1AA", null)))
                        .person())
                .isEqualTo(known);
    }

    @Test
    void whoIsCompletedLaterIsFoundByWhatIsNewlyKnown() {
        Person known = register("Ottoline", null, null, null, null);
        Subject.Person subject = new Subject.Person(known.personId());
        CurrentActor.run(
                Actor.SYSTEM,
                () -> acts.act(Begin.on("Say who", Ask.about(Action.WRITE, "demographics", subject), subject), act -> {
                    people.identified(act, known.personId(), details("Ottoline", "Maplethorpe", BORN, "SS9 1AA", null));
                }));
        assertThat(only(people.identify(details("Otoline", "Maplethorpe", BORN, "SS9 1AA", null)))
                        .person()
                        .personId())
                .isEqualTo(known.personId());
    }

    @Test
    void aSlipInTheFamilyNameOrTheDateIsSeenWithoutAnyOtherEvidence() {
        LocalDate born = LocalDate.of(1988, 3, 4);
        Person known = register("Jessamine", "Wolstenholme-Adebowale", born, null, null);
        for (Details slip : List.of(
                details("Jess", "Wolstenhulme-Adebowale", born, null, null),
                details("Jess", "Wolstenhomle-Adebowale", born, null, null),
                details("Jess", "Adebowale", born, null, null),
                details("Jessamine", "Wolstenholme", born, null, null),
                details("Jessamine", "Wolstenholme-Adebowale", born.plusDays(1), null, null),
                details("Jessamine", "Wolstenholme Adebowale", LocalDate.of(1988, 4, 3), null, null))) {
            Candidate found = only(people.identify(slip));
            assertThat(found.person()).as(slip.toString()).isEqualTo(known);
            assertThat(found.slip()).as(slip.toString()).isTrue();
        }
        assertThat(people.identify(details("Barnabas", "Adebowale", born, null, null)))
                .as("a twin")
                .isInstanceOf(Nobody.class);
        assertThat(people.identify(details("Jess", "Trevanion", born, null, null)))
                .as("another born that day")
                .isInstanceOf(Nobody.class);
    }

    @Test
    void aNumberThatStandsForNoneIsNobodys() {
        Person known = register("Al", "Brownlowe", LocalDate.of(1950, 2, 3), null, "0000000000");
        assertThat(known.nhsNumberStatus()).isEqualTo(Person.NhsNumberStatus.NOT_VALID);
        assertThat(people.identify(details("Una", "Featherstonehay", LocalDate.of(2001, 5, 6), null, "0000000000")))
                .isInstanceOf(Nobody.class);
        for (int digit = 0; digit < 10; digit++) {
            assertThat(NhsNumber.problem(String.valueOf(digit).repeat(10))).contains("not a real NHS number");
        }
    }

    @Test
    void nothingKnownMeetsNobody() {
        assertThat(people.identify(details(null, null, null, null, null))).isInstanceOf(Nobody.class);
    }

    @Test
    void aNumberIsTheirsWithTheBirthDateOrBothNamesAndNothingAgainstIt() {
        String number = Cast.nhsNumber(random);
        Person known = register(said(number, "Samuel", "Winterbourne", BORN, Gender.MALE));
        for (Details same : List.of(
                said(number, "SAMUEL", "winterbourne", null, Gender.NOT_KNOWN),
                said(number, null, null, BORN, Gender.NOT_KNOWN),
                said(number, "Samul", "Winterbourne", BORN, Gender.MALE), // a slip
                said(number, "Samuel", "Featherstone", BORN, Gender.MALE), // a new family name
                said(number, "Winterbourne", "Samuel", BORN, Gender.NOT_KNOWN))) {
            assertThat(people.identify(same)).as(same.toString()).isEqualTo(new Exact(known));
        }
    }

    @Test
    void aNumberWithAnythingAgainstItIsForAPersonToDecide() {
        String number = Cast.nhsNumber(random);
        Person known = register(said(number, "Samuel", "Winterbourne", BORN, Gender.MALE));
        LocalDate other = LocalDate.of(1940, 1, 1);
        for (Details doubtful : List.of(
                said(number, null, "Winterbourne", null, Gender.NOT_KNOWN), // anybody of the household
                said(number, "Bob", "Winterbourne", null, Gender.NOT_KNOWN),
                said(number, "Bob", "Winterbourne", BORN, Gender.MALE), // a twin
                said(number, "Bob", null, BORN, Gender.NOT_KNOWN),
                said(number, "Samuel", "Winterbourne", other, Gender.MALE),
                said(number, "Samuel", "Winterbourne", BORN, Gender.FEMALE))) {
            assertThat(only(people.identify(doubtful)).person())
                    .as(doubtful.toString())
                    .isEqualTo(known);
        }
    }

    private static Details said(
            String number, @Nullable String given, @Nullable String family, @Nullable LocalDate birth, Gender gender) {
        return new Details(
                number, family, given, null, birth, gender, null, null, null, null, null, null, false, false, null);
    }

    private static Candidate only(Identification found) {
        assertThat(found).isInstanceOf(Near.class);
        List<Candidate> candidates = ((Near) found).candidates();
        assertThat(candidates).hasSize(1);
        return candidates.getFirst();
    }

    private Person register(
            @Nullable String given,
            @Nullable String family,
            @Nullable LocalDate birth,
            @Nullable String postcode,
            @Nullable String number) {
        return register(details(given, family, birth, postcode, number));
    }

    private Person register(Details details) {
        var id = Ids.person();
        return CurrentActor.as(
                Actor.SYSTEM,
                () -> acts.act(
                        Begin.on("Register", Ask.function(Action.WRITE, "demographics"), new Subject.Person(id))
                                .making(),
                        Person.class,
                        act -> people.register(act, id, details)));
    }

    private static Details details(
            @Nullable String given,
            @Nullable String family,
            @Nullable LocalDate birth,
            @Nullable String postcode,
            @Nullable String number) {
        return new Details(
                number,
                family,
                given,
                null,
                birth,
                Gender.NOT_KNOWN,
                null,
                postcode,
                null,
                null,
                null,
                null,
                false,
                false,
                given == null && family == null ? "a woman in a green coat" : null);
    }
}
