package org.onedoor.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onedoor.demo.essex.Names;
import org.onedoor.demo.essex.Names.Name;
import org.onedoor.demo.essex.Population;
import org.onedoor.demo.essex.Resident;
import org.onedoor.people.NhsNumber;

/** The invented residents: the same for a seed, and nobody real. */
class PopulationTest {
    private static final LocalDate TODAY = LocalDate.of(2024, 3, 1);
    private static final Population POPULATION = new Population();
    private static final List<Resident> PEOPLE = POPULATION.of(1, 2_000, TODAY);

    @Test
    void theSameSeedMakesTheSamePeopleAndALargerTownOnlyAddsToIt() {
        assertThat(new Population().of(1, 300, TODAY)).isEqualTo(PEOPLE.subList(0, 300));
        assertThat(POPULATION.of(2, 300, TODAY)).isNotEqualTo(PEOPLE.subList(0, 300));
    }

    @Test
    void everyNhsNumberIsValidStartsWith999AndIsSomebodysAlone() {
        assertThat(PEOPLE).allSatisfy(person -> {
            String number = String.valueOf(person.details().nhsNumber());
            assertThat(number).startsWith("999");
            assertThat(NhsNumber.problem(number)).isNull();
        });
        assertThat(PEOPLE.stream().map(person -> person.details().nhsNumber()).distinct())
                .hasSize(PEOPLE.size());
    }

    @Test
    void phonesAndEmailsReachNobody() {
        assertThat(PEOPLE)
                .extracting(person -> person.details().phone())
                .filteredOn(phone -> phone != null)
                .allMatch(phone -> phone.matches("07700 900\\d{3}"));
        assertThat(PEOPLE)
                .extracting(person -> person.details().email())
                .filteredOn(email -> email != null)
                .allMatch(email -> email.endsWith("@example.com"));
    }

    @Test
    void nobodyHasTheNameOfSomebodyInThePolicyDocuments() {
        Names names = new Names();
        assertThat(names.isOfSomebodyReal(new Name("Sian", "Brand"))).isTrue();
        assertThat(PEOPLE)
                .noneMatch(person -> names.isOfSomebodyReal(new Name(
                        String.valueOf(person.details().givenName()),
                        String.valueOf(person.details().familyName()))));
    }

    @Test
    void deprivationRaisesNeedAndAgesFollowTheCensus() {
        assertThat(need(1)).isGreaterThan(need(10));
        assertThat(PEOPLE.stream().mapToInt(Resident::age).average().orElseThrow())
                .isBetween(38.0, 44.0);
        assertThat(PEOPLE).allMatch(person -> person.details().practiceOds() != null);
    }

    private static double need(int decile) {
        return PEOPLE.stream()
                .filter(person -> person.imdDecile() == decile && person.age() >= 18 && person.age() <= 75)
                .mapToDouble(Resident::need)
                .average()
                .orElseThrow();
    }
}
