package org.onedoor.directory.pathway;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.CodedNeed;
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
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/**
 * Pathways with their versions. A version is written by whoever runs the directory, counts once every partner it names has
 * agreed, and is never rewritten: a change is the next version.
 */
@Component
public class Pathways {
    static final String DATA = "service-entry";
    private static final UUID ORG = Organisation.idOfSlug(Service.CENTRE);
    private static final List<String> RUN = List.of("navigator", "manager", "admin");

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

    /** @return the code of the pathway */
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
        acts.act(begin("Write a version of a pathway"), act -> {
            if (!mayWrite(act.actor())) {
                throw new Refused("not-permitted", "A navigator or a manager writes a version of a pathway.");
            }
            repository.add(pathway);
            act.happened(new PathwayWritten(pathway.pathwayId(), pathway.code(), pathway.edition()));
        });
        return pathway.code();
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
        Pathway pathway = version(code, edition);
        if (!agrees && (words.isBlank() || words.length() > Writing.LINE)) {
            throw new Invalid(
                    "words", "Say what would have to be otherwise, in at most %d letters".formatted(Writing.LINE));
        }
        acts.act(begin("Answer a version of a pathway"), act -> {
            if (!mayAnswer(act, pathway)) {
                throw new Refused(
                        "not-permitted", "Only somebody of an organisation whose agreement it needs may answer.");
            }
            String answer = agrees ? "agreed" : "not-agreed";
            UUID partner = act.actor().organisationId();
            if (!repository.answer(
                    pathway,
                    partner,
                    answer,
                    words.isBlank() ? null : words.strip(),
                    London.date(act.now()),
                    act.actor().role())) {
                throw new Refused("conflict", "Your organisation has agreed to this version already.");
            }
            act.happened(new PathwayAnswered(pathway.pathwayId(), partner, answer));
        });
    }

    public static boolean isPartner(Actor actor, Pathway pathway) {
        return !actor.role().equals("link")
                && pathway.partners().stream().anyMatch(each -> each.partnerId().equals(actor.organisationId()));
    }

    private static boolean mayAnswer(Act act, Pathway pathway) {
        return isPartner(act.actor(), pathway);
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

    private static Begin begin(String what) {
        return Begin.on(what, Ask.function(Action.WRITE, DATA), new Subject.Organisation(ORG))
                .making();
    }
}
