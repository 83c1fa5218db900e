package org.onedoor.desk;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Relationships;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.ResidentPlace;
import org.onedoor.people.AccessNeedsRegister;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.people.SamePeople;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.Looks;
import org.onedoor.platform.SecondGate;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.record.Alerts;
import org.onedoor.record.EndOfLifeEntries;
import org.onedoor.record.IAms;
import org.onedoor.record.PersonNotes;
import org.onedoor.record.Placements;
import org.onedoor.record.PlanPointers;
import org.onedoor.record.Timeline;
import org.onedoor.record.TimelineEntry;
import org.onedoor.work.LastLooks;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One person: who they are, who is involved, what is open, and their one timeline, now or as it was. */
@Controller
class PersonController {
    private final People people;
    private final Referrals referrals;
    private final Relationships relationships;
    private final Organisations organisations;
    private final PersonItems personItems;
    private final Timeline timeline;
    private final Alerts alerts;
    private final PersonNotes notes;
    private final AccessNeedsRegister needs;
    private final LastLooks lastLooks;
    private final IAms iAms;
    private final PlanPointers pointers;
    private final PersonRecords records;
    private final SamePeople same;
    private final Gate gate;
    private final SecondGate second;
    private final Looks looks;
    private final DomainTime time;

    PersonController(
            People people,
            Referrals referrals,
            Relationships relationships,
            Organisations organisations,
            PersonItems personItems,
            Timeline timeline,
            Alerts alerts,
            PersonNotes notes,
            AccessNeedsRegister needs,
            LastLooks lastLooks,
            IAms iAms,
            PlanPointers pointers,
            PersonRecords records,
            SamePeople same,
            Gate gate,
            SecondGate second,
            Looks looks,
            DomainTime time) {
        this.people = people;
        this.referrals = referrals;
        this.relationships = relationships;
        this.organisations = organisations;
        this.personItems = personItems;
        this.timeline = timeline;
        this.alerts = alerts;
        this.notes = notes;
        this.needs = needs;
        this.lastLooks = lastLooks;
        this.iAms = iAms;
        this.pointers = pointers;
        this.records = records;
        this.same = same;
        this.gate = gate;
        this.second = second;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping("/people/{personId}")
    @Does(value = Action.READ, data = "demographics")
    String summary(@PathVariable UUID personId, Model model) {
        PersonPage page = looks.look("Person summary", ask("demographics", personId), shown -> {
            List<UUID> ids = people.linked(personId);
            shown.addAll(ids);
            return page(people.get(personId), ids);
        });
        model.addAttribute("title", page.person().spoken());
        model.addAttribute("page", page);
        return "desk/person";
    }

    /** Everything that happened, or the part that is asked for, now or as it was known at some time. */
    @GetMapping("/people/{personId}/timeline")
    @Does(value = Action.READ, data = "timeline")
    String timeline(
            @PathVariable UUID personId,
            @RequestParam(defaultValue = "") String mark,
            @RequestParam(defaultValue = "") String organisation,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String at,
            Model model) {
        Map<String, String> problems = new LinkedHashMap<>();
        TimelineAsked asked = new TimelineAsked(mark, organisation, from, to, at);
        Instant asAt = asked.asAt(problems);
        TimelinePage page = looks.look("Timeline", ask("timeline", personId), shown -> {
            List<UUID> ids = asAt == null ? people.linked(personId) : same.at(personId, asAt);
            shown.addAll(ids);
            second.openWith(personId, ids); // with whom they were held to be one then
            List<TimelineEntry> entries = timeline.of(ids, asAt);
            Map<String, String> recordedBy = new TreeMap<>();
            entries.forEach(entry -> recordedBy.put(entry.organisationId().toString(), entry.organisation()));
            return new TimelinePage(
                    people.get(personId),
                    alerts.of(ids, Set.of()),
                    asked.of(entries, problems),
                    asked,
                    recordedBy,
                    asAt == null ? null : London.full(asAt));
        });
        model.addAttribute("title", "Timeline of " + page.person().spoken());
        model.addAttribute("errors", problems);
        if (!problems.isEmpty()) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        if (asAt == null && problems.isEmpty()) {
            String item = "timeline/" + personId;
            model.addAttribute("last", asked.isPart() ? lastLooks.before(item) : lastLooks.look(item));
        }
        model.addAttribute("page", page);
        return "desk/timeline";
    }

    private static Ask ask(String dataClass, UUID personId) {
        return Ask.about(Action.READ, dataClass, new Subject.Person(personId));
    }

    private PersonPage page(Person person, List<UUID> ids) {
        List<Referral> all = referrals.ofPerson(ids);
        List<PersonPage.Item> items = personItems.of(ids, all);
        return new PersonPage(
                person,
                person.practiceOds() == null
                        ? null
                        : organisations
                                .byOds(person.practiceOds())
                                .map(Organisation::name)
                                .orElse(null),
                place(person),
                items.stream().filter(item -> item.referral().isOpen()).toList(),
                items.stream().filter(item -> !item.referral().isOpen()).toList(),
                involved(ids),
                referrals.appointments(
                        ids, all.stream().map(Referral::referralId).toList()),
                alerts.of(ids, Set.of()),
                alerts.writes(person.personId()),
                notes.writes(person.personId()),
                needs.of(person.personId()).orElse(null),
                gate.decide(
                                CurrentActor.get(),
                                Ask.about(Action.WRITE, "demographics", new Subject.Person(person.personId())))
                        instanceof Gate.Decision.Allowed,
                new PersonPage.Sharing(
                        iAms.shown(ids, false).orElse(null),
                        iAms.writes(person.personId()),
                        sees("crisis-plan", person.personId()),
                        sees("sharing", person.personId()),
                        sees(EndOfLifeEntries.DATA, person.personId()),
                        sees(Placements.DATA, person.personId()),
                        sees(PlanPointers.DATA, person.personId()),
                        pointers.shown(person.personId(), ids).size()),
                records.of(person.personId(), ids, sees("identity", person.personId())),
                time.instant());
    }

    private @Nullable String place(Person person) {
        String postcode = person.placePostcode();
        return person.noFixedAbode() == null || postcode == null
                ? null
                : organisations
                        .residentPlace(postcode)
                        .map(ResidentPlace::district)
                        .orElse(null);
    }

    private boolean sees(String dataClass, UUID personId) {
        return gate.decide(CurrentActor.get(), ask(dataClass, personId)) instanceof Decision.Allowed;
    }

    private List<PersonPage.Involved> involved(List<UUID> ids) {
        List<Relationships.Involved> found = relationships.of(ids);
        Map<UUID, String> names = organisations.names(
                found.stream().map(Relationships.Involved::organisationId).collect(Collectors.toSet()));
        Map<UUID, String> teams = organisations.teamNames(found.stream()
                .map(Relationships.Involved::teamId)
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.toSet()));
        return found.stream()
                .map(i -> new PersonPage.Involved(
                        names.getOrDefault(i.organisationId(), "An organisation"),
                        i.teamId() == null ? null : teams.get(i.teamId()),
                        i.basis(),
                        London.day(i.since().toInstant()),
                        i.until() == null ? null : London.day(i.until().toInstant())))
                .toList();
    }
}
