package org.onedoor.directory;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.RegisteredPlace;
import org.onedoor.organisation.ResidentPlace;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.EventData;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/**
 * Which organisation leads, by rules that are dated data. A change is proposed with a preview, and counts from its day once
 * somebody other than who proposed it has agreed.
 */
@Component
public class LeadRules {
    public static final String DATA = "service-entry";
    static final UUID ORG = Organisation.idOfSlug(Service.CENTRE);
    private static final List<String> APPROVE = List.of("manager", "admin");
    private static final List<String> RUN = List.of("navigator", "manager", "admin");

    private final LeadRuleRepository repository;
    private final LeadRuleForm form;
    private final Services services;
    private final Organisations organisations;
    private final Acts acts;
    private final DomainTime time;

    LeadRules(
            LeadRuleRepository repository,
            LeadRuleForm form,
            Services services,
            Organisations organisations,
            Acts acts,
            DomainTime time) {
        this.repository = repository;
        this.form = form;
        this.services = services;
        this.organisations = organisations;
        this.acts = acts;
        this.time = time;
    }

    record LeadRuleProposed(UUID scopeId, String rule, String kind) implements EventData {}

    record LeadRuleDecided(UUID scopeId, String rule, String outcome) implements EventData {}

    public List<LeadRule> all() {
        return repository.all();
    }

    /** What is agreed and counts on a day: of each rule the newest edition that has that day. */
    public List<LeadRule> inForce(LocalDate day) {
        return inForce(all(), day, LeadRule::isAgreed);
    }

    static List<LeadRule> inForce(List<LeadRule> all, LocalDate day, Predicate<LeadRule> counts) {
        Map<String, LeadRule> newest = new HashMap<>();
        all.stream()
                .filter(counts)
                .filter(rule -> rule.isOn(day))
                .forEach(rule -> newest.merge(rule.code(), rule, LeadRules::newer));
        return newest.values().stream()
                .filter(rule -> !rule.ends())
                .sorted(Comparator.comparing(LeadRule::kind)
                        .thenComparingInt(LeadRule::rank)
                        .thenComparing(LeadRule::code))
                .toList();
    }

    /** With one first day, the one that was proposed later. */
    private static LeadRule newer(LeadRule one, LeadRule later) {
        return later.from().isBefore(one.from()) ? one : later;
    }

    /**
     * What is known of a case, from its record and from what somebody says.
     *
     * @param postcode as recorded @param practice its code as recorded @param on the day of the referral
     */
    public LeadFacts facts(
            @Nullable Integer age,
            Set<String> needs,
            @Nullable String postcode,
            @Nullable String practice,
            SaidPlaces said,
            LocalDate on) {
        String lives = postcode == null ? "" : postcode;
        ResidentPlace resident =
                lives.isBlank() ? null : organisations.residentPlace(lives).orElse(null);
        RegisteredPlace registered = practice == null || practice.isBlank()
                ? null
                : organisations.registeredPlace(practice, on).orElse(null);
        return LeadFacts.of(age, needs)
                .livingAt(postcode, resident, resident != null || organisations.mayBeHere(lives), said.lives())
                .registeredAt(registered, said.registered())
                .foundIn(said.found());
    }

    public Leads decide(LeadFacts facts, LocalDate day) {
        return decide(inForce(day), facts, otherNeeds());
    }

    /** The needs of which the remits of mental health providers say nothing, such as debt or a fall. */
    Set<String> otherNeeds() {
        return services.needs().stream()
                .filter(need -> need.group().equals("body") || need.group().equals("living"))
                .map(CodedNeed::code)
                .collect(Collectors.toSet());
    }

    static Leads decide(List<LeadRule> inForce, LeadFacts facts, Set<String> otherNeeds) {
        boolean isMental = facts.needs().isEmpty() || !otherNeeds.containsAll(facts.needs());
        Map<LeadRule.Kind, LeadRule> first = new EnumMap<>(LeadRule.Kind.class);
        inForce.stream()
                .filter(rule -> isMental
                        || rule.kind() != LeadRule.Kind.REMIT
                        || !rule.needs().isEmpty())
                .filter(rule -> rule.fits(facts))
                .forEach(rule -> first.putIfAbsent(rule.kind(), rule));
        return new Leads(List.copyOf(first.values()));
    }

    public LeadRule get(UUID id) {
        return all().stream()
                .filter(rule -> rule.ruleId().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("rule"));
    }

    public static boolean mayPropose(Actor actor) {
        return RUN.contains(actor.role());
    }

    public static boolean mayAgree(Actor actor) {
        return APPROVE.contains(actor.role());
    }

    /** What would change, and when. @throws Invalid naming each field that cannot be taken */
    public LeadPreview preview(Map<String, String> typed) {
        LeadRule rule = form.read(typed, all(), time.instant());
        return LeadPreview.of(all(), rule, otherNeeds());
    }

    /** A proposal as it would change things. */
    public LeadPreview preview(LeadRule proposed) {
        return LeadPreview.of(all(), proposed, otherNeeds());
    }

    public void propose(Map<String, String> typed) {
        LeadRule rule = form.read(typed, all(), time.instant());
        acts.act(begin("Propose who leads"), act -> {
            if (!mayPropose(act.actor())) {
                throw new Refused("not-permitted", "A navigator or a manager proposes who leads.");
            }
            repository.propose(rule, act.actor().role(), act.now());
            act.happened(
                    new LeadRuleProposed(rule.ruleId(), rule.code(), rule.kind().code()));
        });
    }

    public void decide(UUID id, boolean agree) {
        LeadRule rule = get(id);
        acts.act(begin(agree ? "Agree who leads" : "Refuse who leads"), act -> {
            mustDecide(act, rule);
            if (agree && rule.from().isBefore(London.date(act.now()))) {
                throw new Refused(
                        "conflict",
                        "Its first day is over. Refuse it, and propose it again from today or later: what was decided before stays as it was.");
            }
            if (!repository.decide(
                    rule, agree ? "agreed" : "refused", act.actor().role())) {
                throw new Refused("conflict", "Somebody has decided this already.");
            }
            act.happened(new LeadRuleDecided(rule.ruleId(), rule.code(), agree ? "agreed" : "refused"));
        });
    }

    private static void mustDecide(Act act, LeadRule rule) {
        if (!mayAgree(act.actor())) {
            throw new Refused("not-permitted", "A manager agrees who leads.");
        }
        if (act.actor().accountId().equals(rule.proposedBy())) {
            throw new Refused("not-permitted", "Whoever proposed a rule does not agree it. Ask another manager.");
        }
    }

    private static Begin begin(String what) {
        return Begin.on(what, Ask.function(Action.WRITE, DATA), new Subject.Organisation(ORG))
                .making();
    }
}
