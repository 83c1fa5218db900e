package org.onedoor.workforce;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.workforce.WorkforceEvents.ApprovalRecorded;
import org.onedoor.workforce.WorkforceEvents.ProfessionalChanged;
import org.onedoor.workforce.WorkforceEvents.ProfessionalRegistered;

/** The registers of AMHPs and section 12 doctors, kept by the organisation that approved or employs them. */
@org.springframework.stereotype.Service
public class ApprovalRegisters {
    static final String DATA = "workforce";
    private static final int LONGEST_YEARS = 10;

    private final ProfessionalRepository repository;
    private final Organisations organisations;
    private final Acts acts;
    private final Looks looks;
    private final DomainTime time;

    ApprovalRegisters(
            ProfessionalRepository repository, Organisations organisations, Acts acts, Looks looks, DomainTime time) {
        this.repository = repository;
        this.organisations = organisations;
        this.acts = acts;
        this.looks = looks;
        this.time = time;
    }

    /** What is written of somebody new to the register. */
    public record Entry(
            Profession profession,
            String name,
            String registration,
            Standing standing,
            @Nullable String worksFor,
            @Nullable String phone,
            @Nullable String postcode,
            @Nullable LocalDate cpdOn,
            @Nullable LocalDate approvedFrom,
            @Nullable LocalDate approvedUntil) {}

    public List<Professional> all(@Nullable Profession profession) {
        return looks.look("ApprovalRegisters", Ask.function(Action.READ, DATA), _ -> repository.all(profession));
    }

    public Professional look(UUID id) {
        return looks.look("An entry of a register", Ask.function(Action.READ, DATA), _ -> get(id));
    }

    /** From inside a look or an act that has asked the gate. */
    public Optional<Professional> find(UUID id) {
        return repository.find(id);
    }

    private Professional get(UUID id) {
        return repository.find(id).orElseThrow(() -> new NotFound("entry of the register"));
    }

    /** @throws Invalid with a sentence for each field that is wrong */
    public UUID add(Entry entry) {
        Service.Point point = check(entry);
        Actor actor = CurrentActor.get();
        return acts.act(begin("Add to a register", actor.organisationId()), UUID.class, act -> {
            UUID id = Ids.at(act.now());
            if (!repository.claim(entry.profession(), entry.registration(), id)) {
                throw new Invalid(
                        "registration",
                        "Somebody with this %s is on the register already. Look there, or check the number"
                                .formatted(entry.profession().register()));
            }
            Professional professional = new Professional(
                    actor.organisationId(),
                    id,
                    actor.teamId(),
                    entry.profession(),
                    entry.name().strip(),
                    entry.registration(),
                    entry.standing(),
                    entry.worksFor(),
                    entry.phone(),
                    entry.postcode(),
                    point,
                    entry.cpdOn(),
                    0,
                    List.of());
            repository.insert(professional);
            act.happened(new ProfessionalRegistered(id, entry.profession().code()));
            if (entry.approvedFrom() != null) {
                approve(act, professional, entry.approvedFrom(), Objects.requireNonNull(entry.approvedUntil()));
            }
            return id;
        });
    }

    private Service.@Nullable Point check(Entry entry) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (entry.name().isBlank()) {
            problems.put("name", "Enter the name");
        }
        Writing.limit(problems, "name", "Name", entry.name(), Writing.NAME);
        Writing.limit(problems, "worksFor", "The team", entry.worksFor(), Writing.NAME);
        boolean doctor = entry.profession() == Profession.SECTION_12;
        if (doctor && !entry.registration().matches("[0-9]{7}")) {
            problems.put("registration", "A GMC number has 7 digits, like 7012345");
        } else if (!doctor && !entry.registration().matches("[A-Z0-9]{4,12}")) {
            problems.put("registration", "Enter the number in letters and digits, like SW12345");
        }
        if (entry.phone() != null && !entry.phone().matches("[0-9+() -]{6,25}")) {
            problems.put("phone", "Enter a phone number in digits, like 07700 900123");
        }
        Service.Point point = entry.postcode() == null ? null : point(entry.postcode());
        if (entry.postcode() != null && point == null) {
            problems.put("postcode", "This postcode is not in Essex. Check it, or leave it empty");
        }
        dates(problems, entry.approvedFrom(), entry.approvedUntil(), false);
        if (entry.cpdOn() != null && entry.cpdOn().isAfter(London.date(time.instant()))) {
            problems.put("cpdOn", "The date of the evidence cannot be in the future");
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return point;
    }

    private static void dates(
            Map<String, String> problems, @Nullable LocalDate from, @Nullable LocalDate until, boolean needed) {
        if ((from == null) != (until == null) || (needed && from == null)) {
            problems.put(from == null ? "from" : "until", "Enter both the first and the last day of the approval");
        } else if (from != null && until != null) {
            if (until.isBefore(from)) {
                problems.put("until", "The last day must not be before the first");
            } else if (until.isAfter(from.plusYears(LONGEST_YEARS))) {
                problems.put("until", "An approval lasts ten years at most. Check the year");
            }
        }
    }

    private Service.@Nullable Point point(String postcode) {
        return organisations
                .residentPlace(postcode)
                .map(place -> new Service.Point(place.latitude(), place.longitude()))
                .orElse(null);
    }

    /** Records a new approval. Those before it stay. */
    public void approve(UUID id, @Nullable LocalDate from, @Nullable LocalDate until) {
        Map<String, String> problems = new LinkedHashMap<>();
        dates(problems, from, until, true);
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        Professional professional = ours(id);
        acts.act(begin("Record an approval", professional.organisationId()), act -> {
            approve(act, professional, Objects.requireNonNull(from), Objects.requireNonNull(until));
        });
    }

    private void approve(org.onedoor.platform.Act act, Professional professional, LocalDate from, LocalDate until) {
        repository.approve(
                professional,
                new Approval(
                        Ids.at(act.now()), from, until, act.now(), act.actor().name()));
        act.happened(new ApprovalRecorded(professional.id(), from.toString(), until.toString()));
    }

    /** What the register of the profession says now, and when evidence of development was last seen. */
    public void change(UUID id, long version, Standing standing, @Nullable LocalDate cpdOn) {
        if (cpdOn != null && cpdOn.isAfter(London.date(time.instant()))) {
            throw new Invalid("cpdOn", "The date of the evidence cannot be in the future");
        }
        Professional professional = ours(id);
        if (professional.version() != version) {
            throw new org.onedoor.platform.StaleEdit("entry of the register");
        }
        acts.act(begin("Change an entry of a register", professional.organisationId()), act -> {
            repository.change(professional, standing, cpdOn);
            act.happened(new ProfessionalChanged(id, standing.code()));
        });
    }

    Professional ours(UUID id) {
        Professional professional = get(id);
        Actor actor = CurrentActor.get();
        if (!actor.isSystem() && !professional.organisationId().equals(actor.organisationId())) {
            throw new Refused("not-permitted", "This entry is kept by another organisation: ask them to change it.");
        }
        return professional;
    }

    static Begin begin(String what, UUID organisation) {
        return Begin.on(what, Ask.function(Action.WRITE, DATA), new Subject.Organisation(organisation))
                .making();
    }
}
