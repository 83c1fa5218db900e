package org.onedoor.frontdoor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.FigureRepository.Asked;
import org.onedoor.frontdoor.FigureRepository.Bounced;
import org.onedoor.frontdoor.FigureRepository.Came;
import org.onedoor.frontdoor.ReferralFigures.Line;
import org.onedoor.frontdoor.ReferralFigures.Period;
import org.onedoor.frontdoor.ReferralFigures.Section;
import org.onedoor.organisation.Organisations;
import org.springframework.stereotype.Component;

/** Whom services say no to and why, whether everybody is treated alike, and how often people are sent from one to another. */
@Component
class RejectionFigures {
    private static final String NO = "Said no";
    private static final String ASKED = "Asked";

    private final FigureRepository repository;
    private final Cohorts cohorts;
    private final Services services;
    private final Organisations organisations;

    RejectionFigures(FigureRepository repository, Cohorts cohorts, Services services, Organisations organisations) {
        this.repository = repository;
        this.cohorts = cohorts;
        this.services = services;
        this.organisations = organisations;
    }

    List<Section> of(Period period) {
        List<Asked> asked = repository.asked(period.begins(), period.ends());
        List<Came> came = repository.came(period.begins(), period.ends());
        Cohorts.Known known = cohorts.of(asked.stream().map(Asked::personId).toList());
        return List.of(
                reasons(asked),
                criteria(asked),
                new Section(
                        "Rejected by need",
                        "Each need of a referral counts by itself.",
                        NO,
                        ASKED,
                        grouped(
                                "no-need",
                                asked,
                                one -> List.of(one.needs().split(" ")).stream()
                                        .map(known::need)
                                        .toList())),
                new Section(
                        "Rejected by ethnic group",
                        "What the person says, where it is recorded; beside it how often the service accepted. A share that differs much from the others asks for a closer look.",
                        NO,
                        ASKED,
                        grouped("no-ethnic", asked, one -> List.of(known.ethnicGroup(one.personId())))),
                new Section(
                        "Rejected by deprivation",
                        "The index of multiple deprivation of 2025, by the person's address, in fifths of England; beside it how often the service accepted.",
                        NO,
                        ASKED,
                        grouped("no-deprivation", asked, one -> List.of(known.deprivation(one.personId())))),
                again(repository.askedAgain(period.begins(), period.ends())),
                misdirected(came),
                passedOn(came),
                bounced(came, period),
                cameBack(repository.steppedDown(period.begins(), period.ends())));
    }

    private static Section reasons(List<Asked> asked) {
        List<Line> lines = new ArrayList<>();
        for (DeclineReason reason : DeclineReason.values()) {
            add(
                    lines,
                    "no-reason:" + reason.code(),
                    reason.label(),
                    asked,
                    one -> reason.code().equals(one.reason()));
        }
        return new Section(
                "Rejected by reason",
                "Times a service was asked in the period and said no for this reason, of all times one was asked.",
                NO,
                ASKED,
                lines);
    }

    private static Section criteria(List<Asked> asked) {
        List<Asked> kept = asked.stream()
                .filter(one -> DeclineReason.NOT_ELIGIBLE.code().equals(one.reason()))
                .toList();
        List<Line> lines = new ArrayList<>();
        for (ExclusionCriterion criterion : ExclusionCriterion.values()) {
            add(
                    lines,
                    "no-criterion:" + criterion.code(),
                    criterion.label(),
                    kept,
                    one -> criterion.code().equals(one.criterion()));
        }
        add(lines, "no-criterion:none", "Not said: a partner's machine cannot", kept, one -> one.criterion() == null);
        return new Section(
                "Criteria that kept people out",
                "Of the times a service said that the person does not meet its criteria: which criterion.",
                "This one",
                "Kept out",
                lines);
    }

    private Section again(List<Asked> asked) {
        Map<String, List<Asked>> byService =
                new TreeMap<>(asked.stream().collect(Collectors.groupingBy(one -> name(one.serviceId()))));
        List<Line> lines = new ArrayList<>();
        byService.forEach((service, theirs) -> lines.add(ReferralFigures.line(
                "again:" + service, service, theirs, one -> "accepted".equals(one.answer()), null)));
        return new Section(
                "Asked to look again at a no",
                "Times a service was asked in the period to look again, and accepted after all. Each is asked once, and somebody else than said no answers.",
                "Accepted after all",
                "Asked again",
                lines);
    }

    /** Sent to one service and taken by another: by who sent it, since that is where a word about it helps. */
    private Section misdirected(List<Came> came) {
        List<Came> decided = came.stream()
                .filter(one -> one.requestedService() != null && one.acceptedBy() != null)
                .toList();
        Map<UUID, String> names = organisations.names(
                decided.stream().map(Came::sourceOrg).distinct().toList());
        Map<String, List<Came>> bySource = new TreeMap<>(decided.stream()
                .collect(Collectors.groupingBy(one -> names.getOrDefault(one.sourceOrg(), "An organisation"))));
        List<Line> lines = new ArrayList<>();
        bySource.forEach((source, theirs) -> lines.add(ReferralFigures.line(
                "misdirected:" + source, source, theirs, RejectionFigures::wasMisdirected, pairs(theirs))));
        return new Section(
                "Asked for one service, taken by another",
                "Referrals received in the period that named a service and have been accepted, by who sent them. More says what was asked for and who took it.",
                "Taken by another",
                "Named one",
                lines);
    }

    private static boolean wasMisdirected(Came one) {
        return !Objects.equals(one.requestedService(), one.acceptedBy());
    }

    private String pairs(List<Came> theirs) {
        return theirs.stream()
                .filter(RejectionFigures::wasMisdirected)
                .collect(Collectors.groupingBy(
                        one -> name(one.requestedService()) + " to " + name(one.acceptedBy()),
                        TreeMap::new,
                        Collectors.counting()))
                .entrySet()
                .stream()
                .map(pair -> pair.getKey() + ": " + SmallNumbers.count(Math.toIntExact(pair.getValue())))
                .collect(Collectors.joining("; "));
    }

    private Section passedOn(List<Came> came) {
        List<Came> accepted = came.stream().filter(one -> one.acceptances() > 0).toList();
        Cohorts.Known known = cohorts.of(accepted.stream().map(Came::personId).toList());
        Map<String, List<Came>> byNetwork = new TreeMap<>(accepted.stream()
                .collect(Collectors.groupingBy(
                        one -> known.network(one.personId(), one.receivedAt().toInstant()))));
        List<Line> lines = new ArrayList<>();
        byNetwork.forEach((network, theirs) -> lines.add(ReferralFigures.line(
                "handed:" + network,
                network,
                theirs,
                one -> one.acceptances() > 1,
                "Hand-offs: "
                        + SmallNumbers.count(theirs.stream()
                                .mapToInt(one -> one.acceptances() - 1)
                                .sum()))));
        return new Section(
                "Handed from one team to another",
                "Referrals received in the period that a service accepted; how many another team took over later. Work named to somebody else within the team is no hand-off.",
                "Handed over",
                "Accepted",
                lines);
    }

    private Section bounced(List<Came> came, Period period) {
        Set<UUID> referrals = repository.bounced(period.begins(), period.ends()).stream()
                .map(Bounced::referralId)
                .collect(Collectors.toSet());
        List<Came> all = came.stream()
                .filter(one -> one.acceptances() > 0 || one.rejections() > 0 || referrals.contains(one.referralId()))
                .toList();
        Cohorts.Known known = cohorts.of(all.stream().map(Came::personId).toList());
        Map<String, List<Came>> byNetwork = new TreeMap<>(all.stream()
                .collect(Collectors.groupingBy(
                        one -> known.network(one.personId(), one.receivedAt().toInstant()))));
        List<Line> lines = new ArrayList<>();
        byNetwork.forEach((network, theirs) -> lines.add(ReferralFigures.line(
                "bounced:" + network, network, theirs, one -> referrals.contains(one.referralId()), null)));
        return new Section(
                "Sent between services",
                "Referrals received in the period on which the person was said no to, given back or referred again at least twice in 90 days. Each put a task to the centre: one person in charge.",
                "Sent between",
                "Answered",
                lines);
    }

    private Section cameBack(List<FigureRepository.SteppedDown> all) {
        Map<String, List<FigureRepository.SteppedDown>> byService =
                new TreeMap<>(all.stream().collect(Collectors.groupingBy(one -> name(one.serviceId()))));
        List<Line> lines = new ArrayList<>();
        byService.forEach((service, theirs) -> lines.add(ReferralFigures.line(
                "back:" + service, service, theirs, FigureRepository.SteppedDown::cameBack, null)));
        return new Section(
                "Came straight back after stepping down",
                "People a service stepped down in the period with a way straight back, and those who came back by it so far.",
                "Came back",
                "Stepped down",
                lines);
    }

    private static List<Line> grouped(String code, List<Asked> asked, Function<Asked, List<String>> by) {
        Map<String, List<Asked>> groups = new TreeMap<>();
        for (Asked one : asked) {
            for (String group : Set.copyOf(by.apply(one))) {
                groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(one);
            }
        }
        List<Line> lines = new ArrayList<>();
        groups.forEach((group, theirs) -> lines.add(ReferralFigures.line(
                code + ":" + group, group, theirs, one -> "declined".equals(one.answer()), accepted(theirs))));
        return lines;
    }

    /** How often they were accepted, beside how often not: the two are not the whole, some have not been answered. */
    private static String accepted(List<Asked> theirs) {
        int yes = (int)
                theirs.stream().filter(one -> "accepted".equals(one.answer())).count();
        return "Accepted: %s, %s".formatted(SmallNumbers.count(yes), SmallNumbers.percent(yes, theirs.size()));
    }

    private static void add(
            List<Line> lines, String code, String label, List<Asked> all, java.util.function.Predicate<Asked> counts) {
        Line line = ReferralFigures.line(code, label, all, counts, null);
        if (!line.counted().isEmpty()) {
            lines.add(line);
        }
    }

    private String name(@Nullable UUID service) {
        return service == null
                ? "none"
                : services.find(service)
                        .map(org.onedoor.directory.Service::name)
                        .orElse("a service that is gone");
    }
}
