package org.onedoor.programme.experience;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.OrganisationKind;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.SignedLinks;
import org.onedoor.platform.SignedLinks.Link;
import org.onedoor.platform.SignedLinks.Opened;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.London;
import org.onedoor.programme.ExperienceDesk;

/**
 * Asks how it was after a contact, and takes the answers. Whoever answers does so by a signed link that opens one form once;
 * the link says which service or partner it is about and who is asked, and nothing of whom it was given to.
 */
@org.springframework.stereotype.Service
public class Experience implements ExperienceDesk {
    /** Where its links begin. */
    public static final String PATH = "/tell-us/";

    private static final String PURPOSE = "experience";
    private static final Duration LASTS = Duration.ofDays(28);
    private static final int MOST = 30;
    private static final String ELSEWHERE = "Somewhere else";

    private final Acts acts;
    private final SignedLinks links;
    private final ExperienceRepository repository;
    private final Services services;
    private final Organisations organisations;

    Experience(
            Acts acts,
            SignedLinks links,
            ExperienceRepository repository,
            Services services,
            Organisations organisations) {
        this.acts = acts;
        this.links = links;
        this.repository = repository;
        this.services = services;
        this.organisations = organisations;
    }

    /** What a link is about. @param service none where it is about a partner */
    public record About(Audience audience, @Nullable Service service, UUID organisationId, String name) {}

    @Override
    public Optional<String> ask(UUID serviceId) {
        return services.find(serviceId)
                .filter(service -> !service.isLine())
                .map(service -> make(about(Audience.PERSON, service), 1, "Ask how it was after a contact")
                        .getFirst());
    }

    private About about(Audience audience, Service service) {
        return new About(audience, service, service.organisationId(), service.name());
    }

    /**
     * Makes links to give to people: about a service, or about the actor's own organisation.
     *
     * @param about the service's code, or an organisation's id where partners are asked
     * @return the last part of each link's address, shown only now
     */
    public List<String> make(String audience, String about, String many) {
        Map<String, String> wrong = new LinkedHashMap<>();
        Audience who = Audience.of(audience).orElse(null);
        if (who == null) {
            wrong.put("audience", "Choose who is asked");
        }
        int number = many.strip().matches("[0-9]{1,3}") ? Integer.parseInt(many.strip()) : 0;
        if (number < 1 || number > MOST) {
            wrong.put("many", "Make between 1 and %d links at once".formatted(MOST));
        }
        About target = who == null ? null : target(who, about);
        if (who != null && target == null) {
            wrong.put(
                    who == Audience.PARTNER ? "partner" : "service",
                    who == Audience.PARTNER ? "Choose the partner they are asked about" : "Choose the service");
        }
        if (!wrong.isEmpty() || target == null) {
            throw new Invalid(wrong);
        }
        return make(target, number, "Make links to ask how it was");
    }

    private @Nullable About target(Audience who, String about) {
        if (who != Audience.PARTNER) {
            return services.byCode(about).map(service -> about(who, service)).orElse(null);
        }
        UUID id = about.matches("[0-9a-f-]{36}") ? UUID.fromString(about) : new UUID(0, 0);
        return organisations
                .find(id)
                .map(each -> new About(who, null, each.id(), each.name()))
                .orElse(null);
    }

    private List<String> make(About about, int many, String what) {
        UUID scope = about.service() == null
                ? about.organisationId()
                : about.service().id();
        return acts.act(begin(what, about), Made.class, act -> {
                    refuse(act, about);
                    List<String> made = new ArrayList<>();
                    for (int i = 0; i < many; i++) {
                        made.add(links.make(
                                act, PURPOSE, scope, about.audience().code(), about.organisationId(), LASTS));
                    }
                    act.happened(new ExperienceEvents.ExperienceAsked(
                            scope, about.audience().code(), many));
                    return new Made(made);
                })
                .tokens();
    }

    private record Made(List<String> tokens) {}

    /** Those who run a service ask about it; its commissioner's or partner's governance may too. */
    private static void refuse(Act act, About about) {
        Actor actor = act.actor();
        boolean own = actor.organisationId().equals(about.organisationId());
        if (!actor.isSystem() && !own && !List.of("governance", "navigator").contains(actor.role())) {
            throw new Refused(
                    "not-permitted",
                    "Whoever runs a service asks how it was, or the Care Co-ordination Centre, or a governance office.");
        }
    }

    private static Begin begin(String what, About about) {
        return Begin.on(
                        what,
                        Ask.function(Action.WRITE, "experience"),
                        new Subject.Organisation(about.organisationId()))
                .making();
    }

    /** What a token opens. */
    public Opened open(String token) {
        return links.open(token, PURPOSE);
    }

    /** @throws NotFound when the service or partner is no longer there */
    public About about(Link link) {
        Audience audience = Audience.of(link.target()).orElseThrow(() -> new NotFound("question"));
        if (audience != Audience.PARTNER) {
            return about(audience, services.get(link.scopeId()));
        }
        Organisation partner = organisations.find(link.scopeId()).orElseThrow(() -> new NotFound("partner"));
        return new About(audience, null, partner.id(), partner.name());
    }

    /** Where whoever answers may live or work. */
    public List<String> places() {
        List<String> places = new ArrayList<>(
                organisations.districts().values().stream().sorted().toList());
        places.add(ELSEWHERE);
        return places;
    }

    /** Keeps an answer and spends the link, both or neither. @param typed each question's key, place, words */
    public void give(Link link, Map<String, String> typed) {
        give(link, typed, null);
    }

    private void give(Link link, Map<String, String> typed, @Nullable LocalDate on) {
        About about = about(link);
        List<Question> questions = Question.of(about.audience());
        Map<String, String> wrong = new LinkedHashMap<>();
        Map<String, String> ratings = new LinkedHashMap<>();
        for (Question question : questions) {
            String said = typed.getOrDefault(question.key(), "");
            if (question.answers().contains(said)) {
                ratings.put(question.key(), said);
            } else if (!said.isEmpty() && !said.equals("none")) {
                wrong.put(question.key(), "Choose one of the answers");
            } else if (question.equals(questions.getFirst())) {
                wrong.put(question.key(), "Say how it was overall");
            }
        }
        String place = typed.getOrDefault("place", "");
        if (!place.isEmpty() && !places().contains(place)) {
            wrong.put("place", "Choose a place of the list, or none");
        }
        String words = typed.getOrDefault("words", "").strip();
        Writing.limit(wrong, "words", "What you say", words, Writing.SENTENCES);
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
        CurrentActor.run(
                Actor.SYSTEM,
                () -> acts.act(begin("Take an answer on how it was", about), act -> {
                    links.spend(link);
                    repository.insert(new Given(
                            about.organisationId(),
                            about.audience(),
                            about.service() == null ? null : about.service().id(),
                            voluntary(about),
                            place,
                            (on == null ? London.date(act.now()) : on).withDayOfMonth(1),
                            ratings,
                            Writing.storable(words)));
                    act.happened(new ExperienceEvents.ExperienceGiven(
                            link.scopeId(), about.audience().code()));
                }));
    }

    private boolean voluntary(About about) {
        return organisations
                .find(about.organisationId())
                .map(Organisation::kind)
                .filter(kind -> kind == OrganisationKind.VCSE || kind == OrganisationKind.HOSPICE)
                .isPresent();
    }

    @Override
    public void answer(String link, Map<String, String> typed, LocalDate on) {
        if (open(link) instanceof Opened.Open(Link open)) {
            give(open, typed, on);
        } else {
            throw new NotFound("link");
        }
    }
}
