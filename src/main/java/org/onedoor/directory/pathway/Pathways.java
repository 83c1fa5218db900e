package org.onedoor.directory.pathway;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.SentOnce;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceType;
import org.onedoor.directory.Services;
import org.onedoor.directory.entry.EvidenceForm;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.EventData;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/**
 * Pathways with their versions. A version is written by whoever runs the directory, counts once every partner it names has
 * agreed, and is never rewritten: a change is the next version. A partner takes its agreement back with a reason; a version
 * that counted then counts no longer, and only a further one can.
 */
@Component
public class Pathways {
    static final String DATA = "service-entry";
    /** Agreeing for a partner is the right of its managers and of those who work on its plans. */
    public static final String AGREEMENT = "pathway-agreement";

    private static final UUID ORG = Organisation.idOfSlug(Service.CENTRE);
    private static final List<String> RUN = List.of("navigator", "manager", "admin");
    private static final List<String> AGREE = List.of("manager", "governance");

    private final PathwayRepository repository;
    private final Services services;
    private final Organisations organisations;
    private final Acts acts;
    private final DomainTime time;

    Pathways(PathwayRepository repository, Services services, Organisations organisations, Acts acts, DomainTime time) {
        this.repository = repository;
        this.services = services;
        this.organisations = organisations;
        this.acts = acts;
        this.time = time;
    }

    record PathwayWritten(UUID scopeId, String pathway, int edition) implements EventData {}

    record PathwayAnswered(UUID scopeId, UUID partner, String answer) implements EventData {}

    record PathwayEvidenceReviewed(UUID scopeId, int step) implements EventData {}

    public LocalDate today() {
        return London.date(time.instant());
    }

    /** The newest version of each, by title. */
    public List<Pathway> newest() {
        Map<String, Pathway> newest = new LinkedHashMap<>();
        repository.all().forEach(each -> newest.putIfAbsent(each.code(), each));
        return List.copyOf(newest.values());
    }

    /** The version that counts of each, or the newest where none is agreed. */
    public List<Pathway> current() {
        Map<String, Pathway> current = new LinkedHashMap<>();
        for (Pathway each : repository.all()) {
            Pathway held = current.get(each.code());
            if (held == null || (!held.isAgreed() && each.isAgreed())) {
                current.put(each.code(), each);
            }
        }
        return List.copyOf(current.values());
    }

    /** Every version of one, the newest first. */
    public List<Pathway> versions(String code) {
        List<Pathway> versions = repository.all().stream()
                .filter(each -> each.code().equals(code))
                .toList();
        if (versions.isEmpty()) {
            throw new NotFound("pathway");
        }
        return versions;
    }

    /** Where a PCN stands with a pathway. */
    public enum Availability {
        YES,
        BY_ADDRESS,
        NO
    }

    /** @param services those that serve it, the surest first */
    public record Cell(Organisations.Pcn pcn, Availability availability, List<Service> services) {}

    /** For each PCN, which services of the pathway somebody registered there can have. */
    public List<Cell> matrix(Pathway pathway) {
        List<Service> delivering = services.all().stream()
                .filter(service -> service.status() instanceof org.onedoor.directory.ServiceStatus.Active
                        && pathway.types().contains(service.typeCode()))
                .toList();
        Map<String, String> districts = organisations.subIcbs();
        return organisations.pcns(today()).stream()
                .map(pcn -> cell(pcn, delivering, districts))
                .toList();
    }

    private static Cell cell(Organisations.Pcn pcn, List<Service> delivering, Map<String, String> districts) {
        List<Service> sure = delivering.stream()
                .filter(service -> Cover.registered(service, pcn))
                .toList();
        if (!sure.isEmpty()) {
            return new Cell(pcn, Availability.YES, sure);
        }
        List<Service> some = delivering.stream()
                .filter(service -> Cover.byAddress(service, pcn, districts))
                .toList();
        return new Cell(pcn, some.isEmpty() ? Availability.NO : Availability.BY_ADDRESS, some);
    }

    public static boolean mayWrite(Actor actor) {
        return RUN.contains(actor.role());
    }

    /**
     * Writes a version, on the field {@code edition}: the version it was begun from.
     *
     * @return the code of the pathway
     * @throws StaleEdit when somebody has written another version since
     */
    public String write(Map<String, String> typed) {
        String of = typed.getOrDefault("code", "").strip();
        List<Pathway> versions = of.isEmpty() ? List.of() : versions(of);
        Pathway pathway = new PathwayForm(typed, this::organisation)
                .read(
                        ORG,
                        Ids.at(time.instant()),
                        versions.isEmpty() ? null : versions.getFirst(),
                        services.needs().stream().map(CodedNeed::code).toList(),
                        services.types().stream().map(ServiceType::code).toList(),
                        today(),
                        CurrentActor.get().role());
        Begin begin = begin("Write a version of a pathway").once(SentOnce.of("pathway", typed));
        return acts.act(begin, String.class, act -> {
            if (!mayWrite(act.actor())) {
                throw new Refused("not-permitted", "A navigator or a manager writes a version of a pathway.");
            }
            if (!of.isEmpty() && !begunFrom(typed, versions(of).getFirst())) {
                throw new StaleEdit("pathway");
            }
            repository.add(pathway);
            act.happened(new PathwayWritten(pathway.pathwayId(), pathway.code(), pathway.edition()));
            return pathway.code();
        });
    }

    private static boolean begunFrom(Map<String, String> typed, Pathway newest) {
        return typed.getOrDefault("edition", "").equals(String.valueOf(newest.edition()));
    }

    private @Nullable UUID organisation(String name) {
        return organisations
                .byAlias(name)
                .or(() -> organisations.byOds(name))
                .map(Organisation::id)
                .orElse(null);
    }

    /** A partner says for its own organisation whether it agrees. */
    public void answer(String code, int edition, boolean agrees, String words) {
        if (!agrees && (words.isBlank() || words.length() > Writing.LINE)) {
            throw new Invalid(
                    "words", "Say what would have to be otherwise, in at most %d letters".formatted(Writing.LINE));
        }
        acts.act(beginAgreement("Answer a version of a pathway"), act -> {
            Pathway pathway = mine(act, code, edition);
            if (pathway.isOver()) {
                throw new Refused(
                        "conflict",
                        "An agreement to this version was taken back after it counted. Write the next version, and agree to that.");
            }
            if (pathway.of(act.actor().organisationId()).isAgreed()) {
                throw new Refused(
                        "conflict",
                        "Your organisation has agreed to this version already. It can take that back, and say why.");
            }
            say(act, pathway, agrees ? "agreed" : "not-agreed", words);
            if (version(code, edition).partners().stream().allMatch(Pathway.Agreement::isAgreed)) {
                repository.counts(pathway, London.date(act.now()), null);
            }
        });
    }

    /** A partner takes its agreement back. Where the version counted, it counts no longer from now on. */
    public void takeBack(String code, int edition, String words) {
        if (words.isBlank() || words.length() > Writing.LINE) {
            throw new Invalid("why", "Say why it is taken back, in at most %d letters".formatted(Writing.LINE));
        }
        acts.act(beginAgreement("Take back the agreement to a version of a pathway"), act -> {
            Pathway pathway = mine(act, code, edition);
            if (!pathway.of(act.actor().organisationId()).isAgreed()) {
                throw new Refused(
                        "conflict", "Your organisation has not agreed to this version, or has taken that back.");
            }
            say(act, pathway, "taken-back", words);
            if (pathway.isAgreed()) {
                repository.counts(pathway, pathway.countsFrom(), London.date(act.now()));
            }
        });
    }

    private Pathway mine(Act act, String code, int edition) {
        Pathway pathway = version(code, edition);
        if (!mayAnswer(act.actor(), pathway)) {
            throw new Refused(
                    "not-permitted",
                    "Only a manager, or somebody who works on plans, of an organisation whose agreement it needs may answer.");
        }
        return pathway;
    }

    private void say(Act act, Pathway pathway, String answer, String words) {
        UUID partner = act.actor().organisationId();
        repository.answer(
                pathway,
                Ids.at(act.now()),
                new Pathway.Agreement(
                        partner,
                        answer,
                        words.isBlank() ? null : words.strip(),
                        London.date(act.now()),
                        act.actor().role()));
        act.happened(new PathwayAnswered(pathway.pathwayId(), partner, answer));
    }

    /** Whether this actor says for one of its partners whether it agrees. */
    public static boolean mayAnswer(Actor actor, Pathway pathway) {
        return AGREE.contains(actor.role())
                && pathway.partners().stream().anyMatch(each -> each.partnerId().equals(actor.organisationId()));
    }

    /** Says what a stage rests on and until when that counts. */
    public void evidence(String code, int edition, int step, String evidence, String reviewBy) {
        Pathway pathway = version(code, edition);
        Map<String, String> problems = new LinkedHashMap<>();
        String given = EvidenceForm.evidence(evidence, problems);
        LocalDate until = EvidenceForm.reviewBy(reviewBy, today(), problems);
        if (pathway.stages().stream().noneMatch(stage -> stage.step() == step)) {
            problems.put("step", "Choose the stage");
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        acts.act(begin("Review the evidence of a stage"), act -> {
            if (!mayWrite(act.actor())) {
                throw new Refused("not-permitted", "A navigator or a manager keeps the evidence.");
            }
            repository.evidence(pathway, step, given, until);
            act.happened(new PathwayEvidenceReviewed(pathway.pathwayId(), step));
        });
    }

    private Pathway version(String code, int edition) {
        return versions(code).stream()
                .filter(each -> each.edition() == edition)
                .findFirst()
                .orElseThrow(() -> new NotFound("pathway"));
    }

    private static Begin beginAgreement(String what) {
        return Begin.on(what, Ask.function(Action.WRITE, AGREEMENT), new Subject.Organisation(ORG))
                .making();
    }

    private static Begin begin(String what) {
        return Begin.on(what, Ask.function(Action.WRITE, DATA), new Subject.Organisation(ORG))
                .making();
    }
}
