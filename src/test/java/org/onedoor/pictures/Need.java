package org.onedoor.pictures;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.Visitor.Form;

/** Somebody invented, and the help they need, as a referrer types it. The fields left out are left empty. */
record Need(
        @Nullable String nhsNumber,
        String givenName,
        String familyName,
        String born,
        String gender,
        String postcode,
        List<String> needs,
        String reason,
        String priority,
        @Nullable String service,
        boolean veteran) {

    static final Need ALAN = new Need(
            "9999005608",
            "Alan",
            "Wexcombe",
            "12 6 1979",
            "1",
            "RM18 8EB",
            List.of("trauma"),
            "Not sleeping, on edge since a bad year. Served eleven years.",
            "routine",
            "first-response-team",
            true);

    static final Need LONG = new Need(
            "9999084796",
            "Aleksandra Wilhelmina",
            "Wojciechowska-Ogunbanjo",
            "29 2 1988",
            "2",
            "CM17 9AA",
            List.of("smi-relapse", "medication-review", "carer-strain", "housing", "debt"),
            "Her sister rang because Aleksandra has hardly slept for nine nights and stopped the tablets she was given in"
                    + " November. She talks very fast, has spent the rent twice, and has asked the neighbours in the flat"
                    + " below to listen at the wall for her. She knows something is wrong and says herself that she wants to"
                    + " see somebody before it gets as bad as three years ago, when she was in hospital for eleven weeks.\n\n"
                    + "Her mother, for whom she cares, has the same worries. An interpreter is needed for the mother, not for"
                    + " her. Please do not write to the address before next week: the post is read by somebody else there.",
            "soon",
            "pcn-mh-tilbury-chadwell",
            false);

    static Need of(String nhsNumber, String name, String born, String postcode, String need, String priority) {
        String[] names = name.split(" ", 2);
        return new Need(
                nhsNumber,
                names[0],
                names[1],
                born,
                "",
                postcode,
                List.of(need),
                "Asked for help at the surgery and agreed to be referred.",
                priority,
                null,
                false);
    }

    Form fill(Form form, World world) {
        String[] date = born.split(" ");
        Form filled = form.with("nhsNumber", nhsNumber == null ? "" : nhsNumber)
                .with("givenName", givenName)
                .with("familyName", familyName)
                .with("birthDate-day", date[0])
                .with("birthDate-month", date[1])
                .with("birthDate-year", date[2])
                .with("gender", gender)
                .with("postcode", postcode)
                .with("phone", "07700 900144")
                .with("reason", reason)
                .with("consent", "given")
                .with("priority", priority);
        for (String need : needs) {
            filled = filled.with("needs", need);
        }
        if (service != null) {
            filled = filled.with("service", world.service(service));
        }
        return veteran ? filled.with("veteran", "yes") : filled;
    }
}
