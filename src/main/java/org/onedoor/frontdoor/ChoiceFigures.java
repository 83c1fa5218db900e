package org.onedoor.frontdoor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.FigureRepository.Came;
import org.onedoor.frontdoor.FigureRepository.Offered;
import org.onedoor.frontdoor.ReferralFigures.Counted;
import org.onedoor.frontdoor.ReferralFigures.Line;
import org.onedoor.frontdoor.ReferralFigures.Period;
import org.onedoor.frontdoor.ReferralFigures.Section;
import org.onedoor.frontdoor.choice.Choice;
import org.onedoor.frontdoor.choice.FewReason;
import org.onedoor.frontdoor.choice.Occasion;
import org.onedoor.record.Contacts;
import org.springframework.stereotype.Component;

/** How many people had a choice: two options or more, at referral and at a review of their care plan. */
@Component
class ChoiceFigures {
    private static final String ENOUGH = "Offered two or more";

    private final FigureRepository repository;
    private final Contacts contacts;
    private final Cohorts cohorts;
    private final Services services;

    ChoiceFigures(FigureRepository repository, Contacts contacts, Cohorts cohorts, Services services) {
        this.repository = repository;
        this.contacts = contacts;
        this.cohorts = cohorts;
        this.services = services;
    }

    List<Section> of(Period period) {
        List<Offered> offered = repository.offered(period.begins(), period.ends());
        List<Offered> inPeriod = offered.stream()
                .filter(one -> !one.at().toInstant().isBefore(period.begins())
                        && one.at().toInstant().isBefore(period.ends()))
                .toList();
        return List.of(atReferral(period, offered), atReview(period, inPeriod), why(inPeriod));
    }

    private Section atReferral(Period period, List<Offered> offered) {
        List<Came> came = repository.came(period.begins(), period.ends());
        Set<UUID> enough = enough(offered, Occasion.REFERRAL);
        Cohorts.Known known = cohorts.of(came.stream().map(Came::personId).toList());
        List<Line> lines = new ArrayList<>();
        lines.add(received("at-referral:all", "All networks", came, enough));
        came.stream()
                .collect(Collectors.groupingBy(
                        one -> known.network(one.personId(), one.receivedAt().toInstant()),
                        TreeMap::new,
                        Collectors.toList()))
                .forEach((network, theirs) -> lines.add(received("at-referral:" + network, network, theirs, enough)));
        return new Section(
                "Offered two or more options at referral, by network",
                "Referrals received in the period. Counted where somebody went through at least two options with the person at referral, each with its wait, distance and format, and wrote down the answer; by the person's registered primary care network.",
                ENOUGH,
                "Received",
                lines);
    }

    private static Line received(String code, String label, List<Came> came, Set<UUID> enough) {
        return ReferralFigures.line(code, label, came, one -> enough.contains(one.referralId()), null);
    }

    private static Set<UUID> enough(List<Offered> offered, Occasion occasion) {
        return offered.stream()
                .filter(one -> one.occasion().equals(occasion.code()) && one.options() >= Choice.ENOUGH)
                .map(Offered::referralId)
                .collect(Collectors.toSet());
    }

    private record Reviewed(Counted counted, @Nullable UUID serviceId) {}

    private Section atReview(Period period, List<Offered> offered) {
        List<Reviewed> reviewed = new ArrayList<>();
        offered.stream()
                .filter(one -> one.occasion().equals(Occasion.REVIEW.code()))
                .map(one -> new Reviewed(new Counted(one.personId(), one.referralId()), one.serviceId()))
                .forEach(reviewed::add);
        contacts.plansAgreed(period.begins(), period.ends()).stream()
                .map(one -> new Reviewed(new Counted(one.personId(), one.scopeId()), one.serviceId()))
                .forEach(reviewed::add);
        Set<UUID> enough = enough(offered, Occasion.REVIEW);
        List<Line> lines = new ArrayList<>();
        lines.add(line("at-review:all", "All services", reviewed, enough));
        reviewed.stream()
                .collect(Collectors.groupingBy(one -> name(one.serviceId()), TreeMap::new, Collectors.toList()))
                .forEach((service, theirs) -> lines.add(line("at-review:" + service, service, theirs, enough)));
        return new Section(
                "Offered two or more options at a review of the care plan, by service",
                "Referrals on which a care plan was agreed or reviewed in the period: a contact says so, or the options of a review were written down. Counted where there were at least two.",
                ENOUGH,
                "Agreed or reviewed",
                lines);
    }

    private static Line line(String code, String label, Collection<Reviewed> reviewed, Set<UUID> enough) {
        List<Counted> all = reviewed.stream().map(Reviewed::counted).distinct().toList();
        return new Line(
                code,
                label,
                all.stream().filter(one -> enough.contains(one.referralId())).toList(),
                all,
                null);
    }

    private static Section why(List<Offered> offered) {
        List<Offered> few =
                offered.stream().filter(one -> one.options() < Choice.ENOUGH).toList();
        Map<String, List<Offered>> byReason =
                few.stream().collect(Collectors.groupingBy(one -> Objects.requireNonNullElse(one.few(), "")));
        List<Line> lines = Arrays.stream(FewReason.values())
                .filter(reason -> byReason.containsKey(reason.code()))
                .map(reason -> new Line(
                        "few:" + reason.code(),
                        reason.label(),
                        counted(byReason.getOrDefault(reason.code(), List.of())),
                        counted(few),
                        null))
                .toList();
        return new Section(
                "Why there were fewer than two",
                "Times in the period when one option only was gone through with somebody, by the reason given.",
                "For this reason",
                "One option only",
                lines);
    }

    private static List<Counted> counted(List<Offered> all) {
        return all.stream()
                .map(one -> new Counted(one.personId(), one.referralId()))
                .toList();
    }

    private String name(@Nullable UUID service) {
        return service == null
                ? "No service yet"
                : services.find(service)
                        .map(org.onedoor.directory.Service::name)
                        .orElse("A service that is gone");
    }
}
