package org.onedoor.frontdoor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.FigureRepository.Course;
import org.onedoor.frontdoor.ReferralFigures.Counted;
import org.onedoor.frontdoor.ReferralFigures.Line;
import org.onedoor.frontdoor.ReferralFigures.Period;
import org.onedoor.frontdoor.ReferralFigures.Section;
import org.onedoor.record.Contacts;
import org.springframework.stereotype.Component;

/** Talking therapies: who enters treatment and who recovers, those with a long-term physical condition apart from the others. */
@Component
class TherapyFigures {
    /** The type of service, as the directory has it. */
    private static final String TYPE = "talking-therapies";

    /** A course of treatment is at least so many contacts. */
    private static final int COURSE = 2;

    private final FigureRepository repository;
    private final Contacts contacts;
    private final Services services;

    TherapyFigures(FigureRepository repository, Contacts contacts, Services services) {
        this.repository = repository;
        this.contacts = contacts;
        this.services = services;
    }

    List<Section> of(Period period) {
        Set<UUID> talking = services.all().stream()
                .filter(service -> service.typeCode().equals(TYPE))
                .map(Service::id)
                .collect(Collectors.toSet());
        List<Contacts.Treated> treated = contacts.treated(talking, period.begins(), period.ends());
        Map<UUID, Counted> entered = new LinkedHashMap<>();
        treated.stream()
                .filter(one -> !one.first().toInstant().isBefore(period.begins()))
                .forEach(one -> entered.put(one.scopeId(), new Counted(one.personId(), one.scopeId())));
        Map<UUID, Counted> referred = new LinkedHashMap<>(entered);
        repository.came(period.begins(), period.ends()).stream()
                .filter(one -> talking.contains(one.acceptedBy()) || talking.contains(one.requestedService()))
                .forEach(one -> referred.put(one.referralId(), new Counted(one.personId(), one.referralId())));
        Map<UUID, Course> courses = new HashMap<>();
        repository
                .courses(Stream.concat(
                                referred.keySet().stream(), treated.stream().map(Contacts.Treated::scopeId))
                        .distinct()
                        .toList())
                .forEach(course -> courses.put(course.referralId(), course));
        return List.of(access(entered, referred, courses), recovery(treated, courses));
    }

    private static Section access(Map<UUID, Counted> entered, Map<UUID, Counted> referred, Map<UUID, Course> courses) {
        List<Line> lines = new ArrayList<>();
        for (Cohort cohort : Cohort.values()) {
            List<Counted> theirs = referred.values().stream()
                    .filter(one -> cohort.has(courses.get(one.referralId())))
                    .toList();
            lines.add(new Line(
                    "access:" + cohort.code,
                    cohort.label,
                    theirs.stream()
                            .filter(one -> entered.containsKey(one.referralId()))
                            .toList(),
                    theirs,
                    null));
        }
        return new Section(
                "Access to talking therapies, by long-term physical condition",
                "Referrals whose first attended treatment contact with a talking therapies service is in the period; of those, and of all received in the period that asked for such a service or that one accepted.",
                "Entered treatment",
                "Referred or entered",
                lines);
    }

    private static Section recovery(List<Contacts.Treated> treated, Map<UUID, Course> courses) {
        List<Course> finished = treated.stream()
                .filter(one -> one.treatments() >= COURSE)
                .map(one -> courses.get(one.scopeId()))
                .filter(course -> course != null && course.ended() && course.paired() && course.caseAtFirst())
                .toList();
        List<Line> lines = new ArrayList<>();
        for (Cohort cohort : Cohort.values()) {
            lines.add(ReferralFigures.line(
                    "recovery:" + cohort.code,
                    cohort.label,
                    finished.stream().filter(cohort::has).toList(),
                    course -> !course.caseAtLast(),
                    null));
        }
        return new Section(
                "Recovery, by long-term physical condition",
                "Courses whose last attended treatment contact is in the period and that have an outcome: at least two treatment contacts, scores at the first and at the last, and a case at the first (PHQ-9 10 or more, or GAD-7 8 or more). Recovered is a case on neither at the last.",
                "Recovered",
                "Finished",
                lines);
    }

    /** Those with a long-term physical condition, and the others. */
    private enum Cohort {
        WITH("ltc", "With a long-term physical condition", Course::longTerm),
        WITHOUT("others", "Without one on record", course -> !course.longTerm());

        private final String code;
        private final String label;
        private final Predicate<Course> those;

        Cohort(String code, String label, Predicate<Course> those) {
            this.code = code;
            this.label = label;
            this.those = those;
        }

        boolean has(@org.jspecify.annotations.Nullable Course course) {
            return course != null && those.test(course);
        }
    }
}
