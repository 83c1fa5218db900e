package org.onedoor.programme.publishing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.programme.Judgement;
import org.onedoor.programme.Plan;
import org.onedoor.programme.PlanAction;
import org.onedoor.programme.PlanPermitted;
import org.onedoor.programme.PlanPublisher;
import org.onedoor.programme.Plans;
import org.onedoor.programme.publishing.PublicDraft.Added;
import org.onedoor.programme.publishing.PublicationRepository.Names;
import org.onedoor.programme.publishing.PublicationRepository.Published;
import org.springframework.stereotype.Service;

/** Publishing a plan and taking it back: acts of its chair. What is edited later shows only when it is published again. */
@Service
public class Publishing implements PlanPublisher {
    private static final int SHORTEST = 10;
    private static final String NAMED = "It shows a name that is hidden now.";

    private final Acts acts;
    private final Plans plans;
    private final PublicationRepository publications;
    private final Organisations organisations;
    private final DomainTime time;

    Publishing(
            Acts acts, Plans plans, PublicationRepository publications, Organisations organisations, DomainTime time) {
        this.acts = acts;
        this.plans = plans;
        this.publications = publications;
        this.organisations = organisations;
        this.time = time;
    }

    /** One version of a plan's publishing. @param withdrawnBecause none while it stands */
    public record Version(
            int version,
            Instant at,
            UUID by,
            String said,
            @Nullable String withdrawnBecause) {}

    /** What somebody sees before they publish. @param names what may be the name of a person; {@code shown} of them confirmed */
    public record Preparation(
            Plan plan,
            List<NameFound> names,
            Set<String> shown,
            List<String> alsoHidden,
            List<String> statements,
            List<Version> versions,
            PublicPlan preview,
            @Nullable String refusal) {

        /** The version that is public or was last; 0 when it was never published. */
        public int newest() {
            return versions.isEmpty() ? 0 : versions.getFirst().version();
        }

        public boolean isPublic() {
            return !versions.isEmpty() && versions.getFirst().withdrawnBecause() == null;
        }
    }

    /**
     * What is to be published.
     *
     * @param expected the newest version its writer saw
     * @param shown names found that are no person's, or whose owner agreed
     * @param alsoHidden names that were not found
     */
    public record Wanted(
            int expected, String said, List<String> statements, Collection<String> shown, List<String> alsoHidden) {}

    /** What would be published now. */
    public Preparation prepare(String code, org.onedoor.platform.Actor actor) {
        Plan plan = plans.get(code);
        List<PlanAction> actions = plans.actions(plan);
        List<Version> versions = versions(code);
        Names last = publications.names(plan).orElse(new Names(List.of(), List.of(), List.of()));
        Map<UUID, String> newest = publications.newestUpdates(plan);
        List<NameFound> names = names(plan, actions, newest);
        List<String> found = names.stream().map(NameFound::name).toList();
        Set<String> shown = new HashSet<>(last.shown());
        shown.retainAll(found);
        List<String> also =
                last.hidden().stream().filter(name -> !found.contains(name)).toList();
        int next = versions.isEmpty() ? 1 : versions.getFirst().version() + 1;
        Wanted wanted = new Wanted(next - 1, "", last.statements(), shown, also);
        return new Preparation(
                plan,
                names,
                shown,
                also,
                last.statements(),
                versions,
                draft(plan, actions, newest, next, time.instant(), wanted, hidden(found, wanted)),
                PlanPermitted.mayPublish(plan, actor)
                        ? null
                        : "A plan is published by its chair, or where none is named by its owner.");
    }

    public List<Version> versions(String code) {
        return publications.of(code).stream()
                .map(each -> new Version(
                        each.version(), each.publishedAt().toInstant(), each.publishedBy(), each.said(), each.reason()))
                .toList();
    }

    @Override
    public int publish(String code, String said) {
        int newest = versions(code).stream().mapToInt(Version::version).max().orElse(0);
        return publish(code, new Wanted(newest, said, List.of(), Set.of(), List.of()));
    }

    @Override
    public void takeDown(String code, String reason) {
        versions(code).stream()
                .findFirst()
                .filter(newest -> newest.withdrawnBecause() == null)
                .ifPresent(newest -> withdraw(code, newest.version(), reason));
    }

    /**
     * @return the version that is public now
     * @throws StaleEdit when another was published meanwhile
     */
    public int publish(String code, Wanted wanted) {
        Plan found = plans.get(code);
        return acts.act(begin("Publish a plan", found), Integer.class, act -> {
            Plan plan = permitted(code, act);
            if (plan.edition() == 0) {
                throw new Refused(
                        "not-confirmed", "The plan's file is not confirmed yet, so there is no plan to publish.");
            }
            Wanted kept = checked(wanted);
            List<PlanAction> actions = plans.actions(plan);
            Map<UUID, String> updates = publications.newestUpdates(plan);
            List<String> names =
                    names(plan, actions, updates).stream().map(NameFound::name).toList();
            int newest =
                    versions(code).stream().mapToInt(Version::version).max().orElse(0);
            if (newest != wanted.expected()) {
                throw new StaleEdit("published version");
            }
            List<String> hidden = hidden(names, kept);
            PublicPlan document = draft(plan, actions, updates, newest + 1, act.now(), kept, hidden);
            UUID snapshot = publications.insert(
                    plan,
                    document,
                    kept.shown().stream().filter(names::contains).toList(),
                    hidden,
                    act.actor().accountId());
            for (Published earlier : publications.of(code)) {
                if (earlier.version() <= newest && standsIn(earlier, hidden)) {
                    takeDown(act, plan, earlier, NAMED);
                }
            }
            act.happened(new PublishingEvents.PlanPublished(plan.planId(), newest + 1, snapshot));
            return newest + 1;
        });
    }

    /** Takes every version down. @param reason the public reads it */
    public void withdraw(String code, int expected, String reason) {
        Plan found = plans.get(code);
        acts.act(begin("Withdraw a published plan", found), act -> {
            Plan plan = permitted(code, act);
            String why = reason.strip();
            if (why.length() < SHORTEST) {
                throw new Invalid("reason", "Say why, in at least 10 characters. The public will read it");
            }
            Writing.limit("reason", "The reason", why, Writing.SENTENCES);
            Version newest = versions(code).stream()
                    .findFirst()
                    .orElseThrow(() -> new Refused("not-published", "The plan was never published."));
            if (newest.version() != expected) {
                throw new StaleEdit("published version");
            }
            if (newest.withdrawnBecause() != null) {
                throw new Refused("withdrawn", "The plan is withdrawn already.");
            }
            // whatever was wrong in the newest may stand in those before it, which come back with the next
            publications.of(code).forEach(each -> takeDown(act, plan, each, Writing.storable(why)));
        });
    }

    private void takeDown(Act act, Plan plan, Published version, String why) {
        if (version.withdrawnAt() == null) {
            publications.withdraw(plan, version.version(), why, act.actor().accountId(), act.now());
            act.happened(new PublishingEvents.PlanWithdrawn(plan.planId(), version.version()));
        }
    }

    /** Whether an earlier version still shows a name that is hidden now. */
    private boolean standsIn(Published earlier, List<String> hidden) {
        String shown = String.valueOf(publications.document(earlier.snapshotId()));
        return !PersonNames.hidden(shown, hidden).equals(shown);
    }

    private Plan permitted(String code, Act act) {
        Plan plan = plans.get(code);
        if (!PlanPermitted.mayPublish(plan, act.actor())) {
            throw new Refused(
                    "not-permitted", "A plan is published by its chair, or where none is named by its owner.");
        }
        return plan;
    }

    private static Wanted checked(Wanted wanted) {
        String said = wanted.said().strip();
        if (said.length() < SHORTEST) {
            throw new Invalid("said", "Say in a sentence what is new. The public will read it");
        }
        Writing.limit("said", "What is new", said, Writing.SENTENCES);
        if (wanted.statements().size() > 40 || wanted.alsoHidden().size() > 200) {
            throw new Invalid("statements", "Use at most 40 statements and 200 names");
        }
        for (String statement : wanted.statements()) {
            Writing.limit("statements", "A statement", statement, Writing.LINE);
        }
        for (String name : wanted.alsoHidden()) {
            Writing.limit("alsoHidden", "A name", name, Writing.NAME);
        }
        return new Wanted(
                wanted.expected(),
                Writing.storable(said),
                wanted.statements().stream().map(Writing::storable).toList(),
                wanted.shown(),
                wanted.alsoHidden().stream().map(Writing::storable).toList());
    }

    private List<NameFound> names(Plan plan, List<PlanAction> actions, Map<UUID, String> newest) {
        return PersonNames.in(PublicDraft.texts(plan, actions, newest), plans.knownLeads());
    }

    private static List<String> hidden(List<String> found, Wanted wanted) {
        List<String> hidden = new ArrayList<>(
                found.stream().filter(name -> !wanted.shown().contains(name)).toList());
        hidden.addAll(wanted.alsoHidden());
        return hidden;
    }

    private PublicPlan draft(
            Plan plan,
            List<PlanAction> actions,
            Map<UUID, String> newest,
            int version,
            Instant at,
            Wanted wanted,
            List<String> hidden) {
        Set<UUID> ids = new HashSet<>(Set.of(plan.organisationId()));
        actions.forEach(action -> {
            ids.addAll(action.leadOrganisations());
            if (action.accountable() != null) {
                ids.add(action.accountable());
            }
        });
        Map<UUID, Judgement> said = plans.saidDone(plan, actions);
        said.values().forEach(each -> ids.add(each.forOrganisation()));
        Map<UUID, String> names = organisations.names(ids);
        PublicPlan before = publications.of(plan.code()).stream()
                .findFirst()
                .map(Published::snapshotId)
                .map(publications::document)
                .orElse(null);
        return PublicDraft.of(
                plan,
                actions,
                newest,
                names,
                plans.unmatchedLeads(actions),
                said,
                new Added(
                        names.getOrDefault(plan.organisationId(), ""),
                        version,
                        at,
                        wanted.said(),
                        wanted.statements(),
                        hidden),
                before);
    }

    static Begin begin(String what, Plan plan) {
        return Begin.on(what, Ask.function(Action.WRITE, "plan"), new Subject.Organisation(plan.organisationId()))
                .making();
    }
}
