package org.onedoor.demo;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onedoor.demo.essex.Resident;
import org.onedoor.demo.pds.Patients;
import org.onedoor.demo.pds.Patients.Patient;
import org.onedoor.demo.pds.PdsServer;
import org.onedoor.demo.pds.PdsServer.Answer;
import org.onedoor.demo.pds.PdsServer.Asked;
import org.onedoor.people.Details;
import org.onedoor.people.NhsNumber;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * A national demographics service of the invented residents, for the demo to ask: most are as the demo knows them, some have
 * moved, a few are restricted, and a few it holds for dead, who are not.
 */
@Component
@InDemo
class InventedPds {
    private final String address;
    private final String keyFile;
    private Map<String, Patient> patients = Map.of();
    private @Nullable PdsServer server;

    InventedPds(@Value("${onedoor.pds.address:}") String address, @Value("${onedoor.pds.key-file:}") String keyFile) {
        this.address = address;
        this.keyFile = keyFile;
    }

    /** Nothing where the demo is not set up to ask. */
    void begin(List<Resident> residents) {
        if (address.isEmpty()) {
            return;
        }
        Map<String, Patient> all = new HashMap<>();
        for (Resident resident : residents) {
            Patient patient = patient(resident);
            all.put(patient.nhsNumber(), patient);
        }
        patients = Map.copyOf(all);
        try {
            server = PdsServer.start(
                    URI.create(address).getPort(),
                    DemoKey.API_KEY,
                    DemoKey.KEY_ID,
                    DemoKey.publicKey(Path.of(keyFile)),
                    this::answer);
        } catch (IOException e) {
            System.out.printf("The demo's national service cannot start: tracing says that nobody answers.%n");
        }
    }

    @PreDestroy
    void end() {
        if (server != null) {
            server.close();
        }
    }

    private static Patient patient(Resident resident) {
        Details details = resident.details();
        int number = resident.number();
        String line = Objects.requireNonNullElse(details.addressLine(), "1 Example Road");
        return new Patient(
                String.valueOf(details.nhsNumber()),
                String.valueOf(details.familyName()),
                number % 5 == 2
                        ? List.of(String.valueOf(details.givenName()), "Alex")
                        : List.of(String.valueOf(details.givenName())),
                details.birthDate(),
                switch (details.gender()) {
                    case MALE -> "male";
                    case FEMALE -> "female";
                    case INDETERMINATE -> "other";
                    case NOT_KNOWN -> "unknown";
                },
                List.of(number % 4 == 1 ? "Flat 2, " + line : line),
                details.postcode(),
                details.practiceOds(),
                number % 60 == 11 && details.birthDate() != null
                        ? details.birthDate().plusYears(resident.age())
                        : null,
                number % 40 == 3 ? "R" : "U");
    }

    private Answer answer(Asked asked) {
        if (asked.path().startsWith("/Patient/")) {
            String number = asked.path().substring("/Patient/".length());
            Patient patient = patients.get(number);
            if (NhsNumber.of(number).isEmpty()) {
                return Patients.outcome(400, "value", "INVALID_RESOURCE_ID");
            }
            return patient == null ? Patients.outcome(404, "not-found", "RESOURCE_NOT_FOUND") : Patients.one(patient);
        }
        if (!asked.path().equals("/Patient")
                || !asked.query().containsKey("family")
                || !asked.query().containsKey("birthdate")) {
            return Patients.outcome(400, "value", "MISSING_VALUE");
        }
        List<Patient> found = patients.values().stream()
                .filter(each -> isLike(each, asked.query()))
                .toList();
        return found.size() > 1
                ? Patients.outcome(200, "multiple-matches", "TOO_MANY_MATCHES")
                : Patients.found(found.isEmpty() ? null : found.getFirst());
    }

    private static boolean isLike(Patient patient, Map<String, String> query) {
        String postcode = query.get("address-postalcode");
        boolean place = postcode == null
                || patient.label().equals("U") && postcode.equalsIgnoreCase(String.valueOf(patient.postcode()));
        boolean name = patient.family().equalsIgnoreCase(query.get("family"))
                && (query.get("given") == null
                        || lower(String.join(" ", patient.given())).startsWith(lower(query.get("given"))));
        return place
                && name
                && ("eq" + patient.birthDate()).equals(query.get("birthdate"))
                && (query.get("gender") == null || patient.gender().equals(query.get("gender")));
    }

    private static String lower(@Nullable String text) {
        return String.valueOf(text).toLowerCase(Locale.UK);
    }
}
