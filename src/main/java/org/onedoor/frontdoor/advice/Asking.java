package org.onedoor.frontdoor.advice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Relationships;
import org.onedoor.access.Relationships.Relationship;
import org.onedoor.directory.ServiceStatus;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.advice.Advice.Asked;
import org.onedoor.frontdoor.advice.Advice.Asker;
import org.onedoor.frontdoor.advice.AdviceEvents.AdviceAsked;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.OrganisationKind;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.Details;
import org.onedoor.people.Identification;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Service;

/** Asking a service about somebody: who it is about, which team must answer, and the clock that starts. */
@Service
public class Asking {
    private final Acts acts;
    private final AdviceActs adviceActs;
    private final AdviceRepository repository;
    private final Relationships relationships;
    private final People people;
    private final Organisations organisations;
    private final Services services;
    private final Looks looks;
    private final DomainTime time;

    Asking(
            Acts acts,
            AdviceActs adviceActs,
            AdviceRepository repository,
            Relationships relationships,
            People people,
            Organisations organisations,
            Services services,
            Looks looks,
            DomainTime time) {
        this.acts = acts;
        this.adviceActs = adviceActs;
        this.repository = repository;
        this.relationships = relationships;
        this.people = people;
        this.organisations = organisations;
        this.services = services;
        this.looks = looks;
        this.time = time;
    }

    /**
     * What is asked.
     *
     * @param personId somebody the asker can reach already; none when the details say who it is
     * @param consent what the person says about it: {@code given}, {@code not-asked}, {@code refused} or {@code lacks-capacity}
     */
    public record Question(
            @Nullable UUID personId,
            Details person,
            @Nullable UUID service,
            @Nullable Urgency urgency,
            String consent,
            String words) {}

    /** @throws Invalid with a sentence for each field that is wrong */
    public Advice ask(Question question, @Nullable IdempotencyKey key) {
        Actor actor = CurrentActor.get();
        return ask(question, new Asker(actor.organisationId(), actor.teamId(), actor.accountId()), key, (_, _) -> {});
    }

    /** Beside asking, in the same act: such as logging the call in which it was asked. */
    public interface Along {
        void then(Act act, Advice asked);
    }

    /** @param asker whose question it is: whoever rang, where somebody else writes it down */
    public Advice ask(Question question, Asker asker, @Nullable IdempotencyKey key, Along along) {
        check(question);
        Asked asked = asked(java.util.Objects.requireNonNull(question.service()), "service");
        Person known = known(question);
        UUID personId = known == null ? Ids.person() : known.personId();
        Subject.Person subject = new Subject.Person(personId);
        if (question.personId() != null) { // somebody out of reach is answered as if there were nobody
            looks.look("Whom advice is asked about", Ask.about(Action.READ, "demographics", subject), _ -> true);
        }
        Begin begin = Begin.on("Ask for advice", Ask.function(Action.WRITE, "advice"), subject)
                .once(key);
        String reference = acts.act(
                known == null ? begin.making() : begin,
                String.class,
                act -> ask(act, question, asker, asked, known, along));
        return repository.byReference(reference).orElseThrow();
    }

    private String ask(Act act, Question question, Asker asker, Asked asked, @Nullable Person known, Along along) {
        Urgency urgency = java.util.Objects.requireNonNull(question.urgency());
        if (asked.teamId().equals(asker.teamId())) {
            throw new Invalid("service", "That is your own team. Choose another service");
        }
        Person person = known == null ? people.register(act, act.subject().id(), question.person()) : known;
        if (person.diedOn() != null) {
            throw new Refused("died", "This person has died. Nothing more can be asked about their care here.");
        }
        Advice advice = new Advice(
                person.personId(),
                Ids.at(act.now()),
                Ids.reference().replace("OD-", "AG-"),
                0,
                AdviceState.ASKED,
                urgency,
                question.consent(),
                asker,
                asked,
                act.now(),
                null,
                null,
                null,
                null,
                null);
        repository.insert(advice);
        if (known == null) {
            registered(person);
        }
        reach(advice);
        act.begins(new AdviceAsked(advice.adviceId(), asked.service(), urgency.code()), act.now());
        repository.write(act, advice.adviceId(), Message.Kind.QUESTION, question.words());
        along.then(act, advice);
        adviceActs.tellAsked(advice, "advice-asked", urgency.label());
        adviceActs.show(act, advice);
        return advice.reference();
    }

    /** The team may see whom it advises about, unless the person does not agree: then it has the question and no more. */
    void reach(Advice advice) {
        if (!advice.consent().equals("refused")) {
            relationships.begin(advice.personId(), List.of(Advising.ground(advice)));
        }
    }

    private void registered(Person person) {
        if (person.practiceOds() != null) {
            organisations
                    .byOds(person.practiceOds())
                    .filter(organisation -> organisation.kind() == OrganisationKind.PRACTICE)
                    .map(Organisation::id)
                    .ifPresent(practice -> relationships.begin(
                            person.personId(), List.of(new Relationship(practice, null, "registration", practice))));
        }
    }

    /** The service with its team. @throws Invalid on this field when it cannot be asked */
    Asked asked(UUID serviceId, String field) {
        return services.find(serviceId)
                .filter(service -> !service.isLine() && service.status() instanceof ServiceStatus.Active)
                .map(service -> new Asked(service.id(), service.organisationId(), service.teamId()))
                .orElseThrow(() -> new Invalid(field, "Choose a service from the list: this one cannot be asked"));
    }

    private void check(Question question) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (question.personId() == null) {
            try {
                question.person().checked(London.date(time.instant()));
            } catch (Invalid wrong) {
                problems.putAll(wrong.problems());
            }
            if (question.person().familyName() == null) {
                problems.putIfAbsent("familyName", "Enter the family name: advice is about somebody you know");
            }
            if (question.person().birthDate() == null) {
                problems.putIfAbsent("birthDate", "Enter the date of birth: advice is about somebody you know");
            }
        }
        if (question.service() == null) {
            problems.put("service", "Choose whom you ask");
        }
        if (question.urgency() == null) {
            problems.put("urgency", Urgency.CHOOSE);
        }
        if (question.words().isBlank()) {
            problems.put("words", "Write your question");
        }
        Writing.limit(problems, "words", "Your question", question.words(), Writing.STORY);
        if (!List.of("given", "not-asked", "refused", "lacks-capacity").contains(question.consent())) {
            problems.put("consent", "Say whether the person agrees that you ask");
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }

    /** Whom the index is sure of; anybody else is new to it, and identity review goes on later. */
    private @Nullable Person known(Question question) {
        if (question.personId() != null) {
            return people.get(question.personId());
        }
        return people.identify(question.person()) instanceof Identification.Exact(Person person) ? person : null;
    }
}
