package org.onedoor.frontdoor.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Submission;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.Details;
import org.onedoor.people.NoFixedAbode;
import org.onedoor.people.Way;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/** Everything that was typed, in words, for the last look before a referral is sent. */
@Component
class CheckLines {
    private final Needs needs;
    private final Services services;
    private final Organisations organisations;

    CheckLines(Needs needs, Services services, Organisations organisations) {
        this.needs = needs;
        this.services = services;
        this.organisations = organisations;
    }

    /** What is asked of everybody is always there; the rest only where it was given. */
    List<CheckPage.Line> of(Submission s, @Nullable Set<Way> safe, Instant now) {
        Details person = s.person();
        List<CheckPage.Line> lines = new ArrayList<>();
        String name = words(person.givenName(), person.familyName());
        lines.add(line("Name", name.isEmpty() ? "Not known" : name, "familyName"));
        given(lines, "Likes to be called", person.preferredName(), "preferredName");
        given(lines, "Description", person.description(), "description");
        lines.add(line("Date of birth", person.born(), "birthDate"));
        lines.add(line("NHS number", spaced(person.nhsNumber()), "nhsNumber"));
        lines.add(line("Gender", person.gender().label(), "gender"));
        String address = words(person.addressLine(), person.postcode());
        NoFixedAbode abode = person.noFixedAbode();
        if (abode == null || !address.isEmpty()) {
            lines.add(line("Address", address.isEmpty() ? "Not given" : address, "postcode"));
        }
        if (abode != null) {
            lines.add(line("Where they are", abode.words(), "foundPostcode"));
            given(lines, "How outreach reaches them", abode.outreach(), "outreach");
        }
        lines.add(line("Phone", Objects.requireNonNullElse(person.phone(), "Not given"), "phone"));
        given(lines, "Email", person.email(), "email");
        lines.add(line("Ways that are safe", SafeBy.words(safe), "safeBy"));
        lines.add(line("GP practice", practice(person.practiceOds()), "practiceOds"));
        given(lines, "Language", person.language(), "language");
        given(lines, "Interpreter", person.interpreterNeeded() ? "Needed" : null, "interpreterNeeded");
        lines.add(line("Served in the armed forces", person.veteran() ? "Yes" : "Not said", "veteran"));
        lines.add(line("Needs", labels(s.needs()), "needs"));
        lines.add(line("Why now", s.reason(), "reason"));
        lines.add(line("Risk", Objects.requireNonNullElse(s.risk(), "None said"), "risk"));
        lines.add(line("How soon", s.priority().label() + ": " + s.priority().meaning(), "priority"));
        lines.add(line(
                "Service asked for",
                s.service() == null
                        ? "None: the centre will find one"
                        : services.find(s.service()).map(Service::name).orElse("Not found"),
                "service"));
        lines.add(line("Did the person agree", consent(s.consent()), "consent"));
        lines.add(line("Came by", s.door().label(), "door"));
        given(lines, "Received", s.receivedAt().isBefore(now) ? London.full(s.receivedAt()) : null, "receivedAt");
        return lines;
    }

    private String labels(List<String> codes) {
        Map<String, String> labels = new LinkedHashMap<>();
        needs.all().forEach(need -> labels.put(need.code(), need.label()));
        return codes.stream().map(code -> labels.getOrDefault(code, code)).collect(Collectors.joining("; "));
    }

    private String practice(@Nullable String code) {
        return code == null
                ? "Not given"
                : organisations
                        .byOds(code)
                        .map(practice -> practice.name() + " (" + code + ")")
                        .orElse(code + ", which OneDoor does not know");
    }

    private static String spaced(@Nullable String number) {
        return number == null
                ? "Not known"
                : number.replaceAll("\\s", "").replaceFirst("^(\\d{3})(\\d{3})(\\d{4})$", "$1 $2 $3");
    }

    private static String consent(String code) {
        return switch (code) {
            case "given" -> "Yes";
            case "not-asked" -> "Not asked yet";
            case "refused" -> "No";
            default -> "Lacks capacity to decide; in their best interests";
        };
    }

    private static String words(@Nullable String... parts) {
        return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }

    private static void given(List<CheckPage.Line> lines, String label, @Nullable String value, String field) {
        if (value != null) {
            lines.add(line(label, value, field));
        }
    }

    private static CheckPage.Line line(String label, String value, String field) {
        return new CheckPage.Line(label, value, field);
    }
}
