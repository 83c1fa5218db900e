package org.onedoor.access;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.People;
import org.onedoor.platform.AccessLog;
import org.onedoor.platform.Action;
import org.onedoor.platform.AuditSearch;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Subject;
import org.springframework.stereotype.Service;

/** Who looked at a person, when and why, in the person's own words. Called from inside a look. */
@Service
public class WhoLooked {
    /** The class of data. */
    public static final String DATA = "access-log";

    /** A longer list is cut, and says so. */
    public static final int MOST = 5_000;

    private final AccessLog log;
    private final Accounts accounts;
    private final Organisations organisations;
    private final Relationships relationships;
    private final WithheldLooks withheld;
    private final People people;

    WhoLooked(
            AccessLog log,
            Accounts accounts,
            Organisations organisations,
            Relationships relationships,
            WithheldLooks withheld,
            People people) {
        this.log = log;
        this.accounts = accounts;
        this.organisations = organisations;
        this.relationships = relationships;
        this.withheld = withheld;
        this.people = people;
    }

    /**
     * One look or act.
     *
     * @param role the role family, a word of the policy
     * @param who the same in words, such as {@code A clinician}
     * @param name of the account: for the Privacy Officer, never for the print-out
     * @param emergency the glass was broken for it
     * @param refused nothing was shown
     * @param ofOfficers what a Privacy Officer did about this list itself
     * @param withheld why the person does not see this entry, where they do not
     */
    public record Entry(
            UUID auditId,
            Instant at,
            UUID organisationId,
            String organisation,
            String role,
            String who,
            String name,
            String what,
            String why,
            boolean emergency,
            boolean refused,
            boolean ofOfficers,
            @Nullable Withheld withheld) {}

    /** One row of the audit in words. */
    public record Words(String who, String what, String why, boolean emergency) {}

    public Words words(AuditSearch.Row row) {
        return new Words(
                capital(Policy.words(row.role())),
                LookWords.kind(
                        row.action(), row.dataClass(), row.what(), row.outcome().equals("allowed")),
                LookWords.why(row.outcome(), row.dataClass(), row.basis()),
                isEmergency(row.basis()));
    }

    /** What the gate is asked: Privacy Officers reach those their organisation knows, and those its staff looked at. */
    public Ask ask(Action action, UUID personId) {
        List<UUID> ids = people.linked(personId);
        UUID own = CurrentActor.get().organisationId();
        boolean known = relationships.of(ids).stream()
                        .anyMatch(each -> each.organisationId().equals(own))
                || log.organisations(ids).contains(own);
        return Ask.item(action, DATA, new Subject.Person(personId), known ? Set.of(own) : Set.of());
    }

    /** Everyone but OneDoor itself, those who broke the glass first, then the newest. */
    public List<Entry> of(UUID personId) {
        List<UUID> ids = people.linked(personId);
        Set<UUID> seen = new HashSet<>(); // a row that named two ids of one person is one row
        List<AccessLog.Entry> found = log.others(ids, MOST).stream()
                .filter(entry -> seen.add(entry.auditId()))
                .toList();
        Map<UUID, String> names = accounts.names(set(found, true));
        Map<UUID, String> places = organisations.names(set(found, false));
        Map<UUID, Withheld> kept = withheld.of(ids);
        return found.stream()
                .map(entry -> entry(entry, names, places, kept.get(entry.auditId())))
                .sorted(Comparator.comparing((Entry entry) -> !entry.emergency())) // stable: the newest stay first
                .toList();
    }

    /** The same as the person may read it: without what is withheld, and without what would say that something is. */
    public List<Entry> forThePerson(UUID personId) {
        return of(personId).stream()
                .filter(entry -> entry.withheld() == null && !entry.ofOfficers())
                .toList();
    }

    private static Set<UUID> set(Collection<AccessLog.Entry> entries, boolean account) {
        return entries.stream()
                .map(entry -> account ? entry.accountId() : entry.organisationId())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Entry entry(
            AccessLog.Entry entry, Map<UUID, String> names, Map<UUID, String> places, @Nullable Withheld withheld) {
        return new Entry(
                entry.auditId(),
                entry.at().toInstant(),
                entry.organisationId(),
                places.getOrDefault(entry.organisationId(), "An organisation"),
                entry.role(),
                capital(Policy.words(entry.role())),
                names.getOrDefault(entry.accountId(), "An account"),
                LookWords.kind(
                        entry.action(),
                        entry.dataClass(),
                        entry.what(),
                        entry.outcome().equals("allowed")),
                LookWords.why(entry.outcome(), entry.dataClass(), entry.basis()),
                isEmergency(entry.basis()),
                !entry.outcome().equals("allowed"),
                entry.dataClass().equals(DATA) && entry.action().equals("WRITE"),
                withheld);
    }

    private static boolean isEmergency(@Nullable String basis) {
        return basis != null && basis.startsWith("break-glass");
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
    }
}
