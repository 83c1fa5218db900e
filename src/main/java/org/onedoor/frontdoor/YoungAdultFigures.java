package org.onedoor.frontdoor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.FigureRepository.OnCaseload;
import org.onedoor.frontdoor.ReferralFigures.Counted;
import org.onedoor.frontdoor.ReferralFigures.Line;
import org.onedoor.frontdoor.ReferralFigures.Period;
import org.onedoor.frontdoor.ReferralFigures.Section;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.record.Contacts;
import org.onedoor.record.Contacts.Done;
import org.onedoor.record.Intervention;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Those from 18 to the day before their 26th birthday: who has them, and what is done with them. */
@Component
@Order(5)
class YoungAdultFigures implements FigureSource {
    private static final int FROM = 18;
    private static final int TO = 25;

    private final FigureRepository repository;
    private final Contacts contacts;
    private final People people;
    private final Services services;
    private final DomainTime time;

    YoungAdultFigures(
            FigureRepository repository, Contacts contacts, People people, Services services, DomainTime time) {
        this.repository = repository;
        this.contacts = contacts;
        this.people = people;
        this.services = services;
        this.time = time;
    }

    @Override
    public List<Section> of(Period period) {
        return List.of(caseload(), done(period));
    }

    private Section caseload() {
        Instant now = time.instant();
        List<OnCaseload> all = repository.caseload();
        Map<UUID, Person> persons =
                people.all(all.stream().map(OnCaseload::personId).distinct().toList());
        Predicate<OnCaseload> young = one -> isYoung(persons.get(one.personId()), now);
        List<Line> lines = new ArrayList<>();
        lines.add(ReferralFigures.line("young:all", "All services", all, young, null));
        all.stream()
                .collect(Collectors.groupingBy(one -> name(one.serviceId()), TreeMap::new, Collectors.toList()))
                .forEach((service, theirs) -> {
                    if (theirs.stream().anyMatch(young)) {
                        lines.add(ReferralFigures.line("young:" + service, service, theirs, young, null));
                    }
                });
        return new Section(
                "18 to 25: caseload by service",
                "Open referrals that a service has accepted, as it is now and whatever the days above; of people of 18 to the day before their 26th birthday.",
                "18 to 25",
                "All ages",
                lines);
    }

    private Section done(Period period) {
        List<Done> all = contacts.done(period.begins(), period.ends());
        Map<UUID, Person> persons =
                people.all(all.stream().map(Done::personId).distinct().toList());
        Map<Counted, Set<String>> byReferral = new LinkedHashMap<>();
        all.stream()
                .filter(one -> isYoung(persons.get(one.personId()), one.at().toInstant()))
                .forEach(one -> byReferral
                        .computeIfAbsent(new Counted(one.personId(), one.scopeId()), _ -> new java.util.HashSet<>())
                        .add(one.intervention() == null ? "" : one.intervention()));
        List<Line> lines = new ArrayList<>();
        Set<String> psychological = Arrays.stream(Intervention.values())
                .filter(Intervention::isPsychological)
                .map(Intervention::code)
                .collect(Collectors.toSet());
        lines.add(line("done:psychological", "Any that is psychologically informed", byReferral, psychological));
        for (Intervention each : Intervention.values()) {
            lines.add(line("done:" + each.code(), each.label(), byReferral, Set.of(each.code())));
        }
        lines.add(line("done:not-said", "Not said", byReferral, Set.of("")));
        return new Section(
                "18 to 25: what was done",
                "Referrals of people of 18 to the day before their 26th birthday at which they were treated or supported in the period. One referral may have several.",
                "With it",
                "Treated",
                lines);
    }

    private static Line line(String code, String label, Map<Counted, Set<String>> byReferral, Set<String> codes) {
        return new Line(
                code,
                label,
                byReferral.entrySet().stream()
                        .filter(entry -> entry.getValue().stream().anyMatch(codes::contains))
                        .map(Map.Entry::getKey)
                        .toList(),
                List.copyOf(byReferral.keySet()),
                null);
    }

    private static boolean isYoung(@org.jspecify.annotations.Nullable Person person, Instant at) {
        Integer age = person == null ? null : person.ageOn(London.date(at));
        return age != null && age >= FROM && age <= TO;
    }

    private String name(UUID service) {
        return services.find(service).map(org.onedoor.directory.Service::name).orElse("A service that is gone");
    }
}
