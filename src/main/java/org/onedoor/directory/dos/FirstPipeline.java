package org.onedoor.directory.dos;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The tests that leave no record: the first that fails ends it. */
final class FirstPipeline {
    private final DosRequest request;
    private final DosTables tables;
    private final SearchDistance distance;

    FirstPipeline(DosRequest request, DosTables tables, SearchDistance distance) {
        this.request = request;
        this.tables = tables;
        this.distance = distance;
    }

    /** All that passed, or the first that did not as the last of them. */
    List<Finding> of(DosService service) {
        List<Finding> findings = new java.util.ArrayList<>();
        for (Function<DosService, Finding> test : List.<Function<DosService, Finding>>of(
                this::active, this::inTheSquare, this::symptomGroup, this::gender, this::surgery)) {
            Finding finding = test.apply(service);
            findings.add(finding);
            if (!finding.passed()) {
                break;
            }
        }
        return findings;
    }

    /** R02. */
    private Finding active(DosService service) {
        return new Finding(DosCheck.INACTIVE, service.active(), () -> service.active() ? "is active" : "is not active");
    }

    /** R03. Without a place for either nothing can be compared, and the service stays. */
    private Finding inTheSquare(DosService service) {
        GridPoint from = request.point();
        GridPoint to = service.point();
        if (from == null || to == null) {
            return new Finding(
                    DosCheck.BOX,
                    true,
                    () -> from == null ? "where the person is, is not known" : "is in no one place");
        }
        boolean inside = from.squareHolds(to, distance.kilometres());
        return new Finding(
                DosCheck.BOX,
                inside,
                () -> "is %.1f km east or west and %.1f km north or south; the limit is %d km each way"
                        .formatted(
                                Math.abs(to.easting() - from.easting()) / 1000,
                                Math.abs(to.northing() - from.northing()) / 1000,
                                distance.kilometres()));
    }

    /** R04. */
    private Finding symptomGroup(DosService service) {
        Integer asked = request.symptomGroup();
        return new Finding(
                DosCheck.SG,
                asked != null && service.symptomGroups().contains(asked),
                () -> "is for symptom group %s; asked for is %s"
                        .formatted(
                                tables.words(service.symptomGroups()), asked == null ? "none" : tables.words(asked)));
    }

    /** R05. */
    private Finding gender(DosService service) {
        return new Finding(
                DosCheck.GENDER,
                service.genders().contains(request.genderAsked()),
                () -> "takes gender %s; asked for is %s"
                        .formatted(joined(service.genders().stream()), request.genderAsked()));
    }

    /** R06: a list that names no surgery is no list. */
    private Finding surgery(DosService service) {
        boolean open = !service.surgeriesOnly() || service.surgeries().isEmpty();
        return new Finding(
                DosCheck.GP_RESTRICTED,
                open || (request.surgery() != null && service.surgeries().contains(request.surgery())),
                () -> open
                        ? "is for every surgery"
                        : "is for surgeries %s; the person's is %s"
                                .formatted(
                                        joined(service.surgeries().stream()),
                                        request.surgery() == null ? "not known" : request.surgery()));
    }

    static String joined(Stream<String> words) {
        String text = String.join(", ", words.sorted().toList());
        return text.isEmpty() ? "none" : text;
    }
}
