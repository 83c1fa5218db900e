package org.onedoor.desk.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.desk.identity.ComparePage.Row;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.Identification.Candidate;
import org.onedoor.people.LocalIdentifiers;
import org.onedoor.people.LocalIdentifiers.LocalIdentifier;
import org.onedoor.people.Person;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/** What is known of two records, line by line, with what each line says about whether they are one person. */
@Component
class Comparison {
    private final Organisations organisations;
    private final LocalIdentifiers numbers;

    Comparison(Organisations organisations, LocalIdentifiers numbers) {
        this.organisations = organisations;
        this.numbers = numbers;
    }

    /** @param compared the second of the two, as it compares with the first */
    List<Row> rows(Person one, Candidate compared) {
        Person other = compared.person();
        Map<String, String> says = compared.says();
        List<Row> rows = new ArrayList<>();
        rows.add(row("First name", one, other, Person::givenName, says.get("first name")));
        rows.add(row("Family name", one, other, Person::familyName, says.get("family name")));
        rows.add(row("Likes to be called", one, other, Person::preferredName, null));
        rows.add(row("NHS number", one, other, Comparison::number, says.get("NHS number")));
        rows.add(row("Born", one, other, Comparison::born, says.get("date of birth")));
        rows.add(row("Gender", one, other, person -> person.gender().label(), null));
        rows.add(row("Address", one, other, Person::addressLine, says.get("address")));
        rows.add(row("Postcode", one, other, Person::postcode, says.get("postcode")));
        rows.add(row("Where they are found", one, other, Comparison::abode, null));
        rows.add(row("How outreach reaches them", one, other, Comparison::outreach, null));
        rows.add(row("Phone number", one, other, Person::phone, says.get("telephone")));
        rows.add(row("Email address", one, other, Person::email, null));
        rows.add(row("GP practice", one, other, this::practice, null));
        rows.add(row("Description", one, other, Person::description, null));
        rows.add(row("Died", one, other, Comparison::died, null));
        rows.add(row("Numbers in other systems", one, other, this::local, null));
        rows.removeIf(row -> row.one().isEmpty() && row.other().isEmpty());
        return rows;
    }

    private static Row row(
            String name, Person one, Person other, Function<Person, @Nullable String> part, @Nullable String says) {
        return new Row(name, said(part.apply(one)), said(part.apply(other)), says);
    }

    private static String said(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String abode(Person person) {
        return person.noFixedAbode() == null ? null : person.noFixedAbode().words();
    }

    private static @Nullable String outreach(Person person) {
        return person.noFixedAbode() == null ? null : person.noFixedAbode().outreach();
    }

    private static @Nullable String number(Person person) {
        return person.nhsNumber() == null
                ? null
                : person.spacedNhsNumber() + " (" + person.nhsNumberStatus().label() + ")";
    }

    private static @Nullable String born(Person person) {
        return person.birthDate() == null && person.aboutBirth() == null ? null : person.born();
    }

    private static @Nullable String died(Person person) {
        if (person.diedOn() == null) {
            return null;
        }
        return person.dayOfDeathKnown() ? London.birth(person.diedOn()) : "Has died, day not known";
    }

    private @Nullable String practice(Person person) {
        return Optional.ofNullable(person.practiceOds())
                .map(code -> organisations.byOds(code).map(Organisation::name).orElse("Code " + code))
                .orElse(null);
    }

    private @Nullable String local(Person person) {
        List<LocalIdentifier> found = numbers.of(List.of(person.personId()));
        Map<UUID, String> names = names(found);
        return found.isEmpty()
                ? null
                : found.stream()
                        .map(each -> each.value() + " (" + each.system() + ", "
                                + names.getOrDefault(each.organisationId(), "an organisation") + ")")
                        .collect(Collectors.joining("; "));
    }

    private Map<UUID, String> names(Collection<LocalIdentifier> found) {
        return organisations.names(
                found.stream().map(LocalIdentifier::organisationId).collect(Collectors.toSet()));
    }
}
