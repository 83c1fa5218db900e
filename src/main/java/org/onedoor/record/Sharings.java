package org.onedoor.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Capacity;
import org.onedoor.access.Carers;
import org.onedoor.access.Objections;
import org.onedoor.access.PersonAccounts;
import org.onedoor.access.Relationships;
import org.onedoor.access.Shareable;
import org.onedoor.access.Topic;
import org.onedoor.access.WhoLooked;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.People;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.platform.time.SpokenDate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** What a person permits and objects to, as a page shows it and its forms change it: their own page, and the staff's. */
@Service
public class Sharings {
    private final Carers carers;
    private final Objections objections;
    private final Relationships relationships;
    private final Organisations organisations;
    private final WhoLooked whoLooked;
    private final People people;
    private final Acts acts;
    private final Gate gate;
    private final DomainTime time;
    private final String address;

    Sharings(
            Carers carers,
            Objections objections,
            Relationships relationships,
            Organisations organisations,
            WhoLooked whoLooked,
            People people,
            Acts acts,
            Gate gate,
            DomainTime time,
            @Value("${onedoor.address:}") String address) {
        this.carers = carers;
        this.objections = objections;
        this.relationships = relationships;
        this.organisations = organisations;
        this.whoLooked = whoLooked;
        this.people = people;
        this.acts = acts;
        this.gate = gate;
        this.time = time;
        this.address = address;
    }

    /** What a form was refused for. @param at which form: the carer's id, or a word */
    public record Refusal(String at, Map<String, String> typed, Map<String, String> problems) {
        public static final Refusal NONE = new Refusal("", Map.of(), Map.of());

        /** Of the form that permits a carer. @param topics those chosen, which are chosen still */
        public static Refusal of(UUID carerId, Map<String, String> typed, @Nullable List<String> topics, Invalid why) {
            Map<String, String> all = new HashMap<>(typed);
            all.put("topic", topics == null ? "" : String.join(",", topics));
            return new Refusal(carerId.toString(), all, why.problems());
        }
    }

    public static Ask ask(UUID personId) {
        return Ask.about(Action.READ, Carers.DATA, new Subject.Person(personId));
    }

    /** As a page shows it; from inside a look. @param path the address that the forms are sent under */
    public SharingView view(UUID personId, String path, Refusal refusal) {
        List<UUID> ids = people.linked(personId);
        Map<UUID, String> known = organisations.names(relationships.of(ids).stream()
                .map(Relationships.Involved::organisationId)
                .collect(Collectors.toSet()));
        return new SharingView(
                path,
                CurrentActor.get().role().equals(PersonAccounts.PERSON),
                gate.decide(CurrentActor.get(), writing(personId)) instanceof Decision.Allowed,
                carers.of(ids),
                objections.of(ids),
                known,
                whoLooked.forThePerson(personId).stream()
                        .filter(entry -> entry.role().equals(PersonAccounts.CARER))
                        .toList(),
                refusal.typed(),
                refusal.at(),
                time.instant());
    }

    /**
     * Adds a carer.
     *
     * @return what to tell whoever added them, with the invitation's address: it is not shown again
     * @throws Invalid when the carer's name or how they are related is missing, or they are a carer already
     */
    public String add(UUID personId, Map<String, String> typed) {
        Carers.Known known = new Carers.Known(
                typed.getOrDefault("name", ""),
                typed.getOrDefault("relation", ""),
                typed.getOrDefault("parental", "").equals("yes"));
        return "%s is added. Give them this address: it works once, for 14 days: %s/me/invited/%s"
                .formatted(
                        known.name().strip(),
                        address,
                        carers.add(personId, known).token());
    }

    /** @return what to tell whoever took them away */
    public String end(UUID personId, UUID carerId) {
        carers.end(personId, carerId);
        return "Taken away. From now on they are told nothing, and their invitation opens nothing";
    }

    /** @throws Invalid when no topic is chosen, the days are no days, or how it was decided is not said */
    public void permit(UUID personId, UUID carerId, Map<String, String> typed, @Nullable List<String> topics) {
        Map<String, String> problems = new LinkedHashMap<>();
        Set<Topic> chosen = topics == null
                ? Set.of()
                : topics.stream().flatMap(code -> Topic.ofCode(code).stream()).collect(Collectors.toSet());
        if (chosen.isEmpty()) {
            problems.put("topic", "Choose at least one thing that they may be told");
        }
        LocalDate from = date(typed, "from", "The first day", problems);
        LocalDate until = date(typed, "until", "The last day", problems);
        if (until == null) {
            problems.putIfAbsent("until", "Enter the last day on which they may be told, like 27 3 2027");
        }
        boolean self = CurrentActor.get().role().equals(PersonAccounts.PERSON);
        Capacity capacity = self
                ? Capacity.HAS
                : Capacity.ofCode(typed.getOrDefault("capacity", "")).orElse(null);
        if (capacity == null) {
            problems.put("capacity", "Choose how it was decided");
        }
        if (until == null || capacity == null || !problems.isEmpty()) {
            throw new Invalid(problems);
        }
        LocalDate today = London.date(time.instant());
        Instant begins = from == null || from.equals(today)
                ? null
                : from.atStartOfDay(London.ZONE).toInstant();
        String note = typed.getOrDefault("note", "").strip();
        carers.permit(
                personId,
                carerId,
                new Carers.Granted(chosen, begins, London.endOf(until), capacity, note.isEmpty() ? null : note));
    }

    private static @Nullable LocalDate date(
            Map<String, String> typed, String field, String label, Map<String, String> problems) {
        String day = typed.getOrDefault(field + "-day", "");
        String month = typed.getOrDefault(field + "-month", "");
        String year = typed.getOrDefault(field + "-year", "");
        if ((day + month + year).isBlank()) {
            return null;
        }
        LocalDate date = SpokenDate.of(day, month, year);
        if (date == null) {
            problems.put(field, label + " must be a real date, like 27 3 2027");
        }
        return date;
    }

    public void withdraw(UUID personId, UUID permissionId) {
        carers.withdraw(personId, permissionId);
    }

    /** @throws Invalid when it is not said what is objected to, or it stands already */
    public void object(UUID personId, Map<String, String> typed) {
        String against = typed.getOrDefault("organisation", "");
        Map<String, UUID> known = new HashMap<>();
        relationships
                .of(people.linked(personId))
                .forEach(each -> known.put(each.organisationId().toString(), each.organisationId()));
        if (!against.isEmpty() && !known.containsKey(against)) {
            throw new Invalid("organisation", "Choose an organisation from the list, or all of them");
        }
        Shareable what = Shareable.ofCode(typed.getOrDefault("what", "")).orElse(null);
        Subject.Person person = new Subject.Person(personId);
        acts.act(
                Begin.on("take down an objection", writing(personId), person),
                act -> objections.make(act, known.get(against), what, typed.get("words")));
    }

    /** The same objection on another record of the person is taken back with it. */
    public void withdrawObjection(UUID personId, UUID objectionId) {
        String what = "take back an objection";
        acts.act(
                Begin.on(what, writing(personId), new Subject.Person(personId)),
                _ -> objections
                        .withdrawnWith(personId, objectionId)
                        .forEach(each -> acts.act(
                                Begin.on(what, writing(each.personId()), new Subject.Person(each.personId())),
                                act -> objections.withdraw(act, each))));
    }

    private static Ask writing(UUID personId) {
        return Ask.about(Action.WRITE, Carers.DATA, new Subject.Person(personId));
    }
}
