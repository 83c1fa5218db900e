package org.onedoor.frontdoor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Accounts;
import org.onedoor.frontdoor.ReferralEvents.PersonBounced;
import org.onedoor.people.People;
import org.onedoor.platform.Act;
import org.onedoor.platform.Event;
import org.onedoor.platform.EventLog;
import org.onedoor.platform.Subject;
import org.onedoor.work.Tasks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Notices that a person is sent between services: said no to, given back or referred again so many times in so many days
 * ({@code frontdoor/bounces.properties}). One person of the centre is put in charge, the centre has a task to see to it,
 * and its whole organisation is told.
 */
@Component
class Bounces {
    private static final String FILE = "/frontdoor/bounces.properties";

    private final JdbcClient jdbc;
    private final EventLog log;
    private final People people;
    private final ReferralRepository referrals;
    private final Accounts accounts;
    private final Tasks tasks;
    private final Centre centre;
    private final Rule rule = rule();

    Bounces(
            JdbcClient jdbc,
            EventLog log,
            People people,
            ReferralRepository referrals,
            Accounts accounts,
            Tasks tasks,
            Centre centre) {
        this.jdbc = jdbc;
        this.log = log;
        this.people = people;
        this.referrals = referrals;
        this.accounts = accounts;
        this.tasks = tasks;
        this.centre = centre;
    }

    private record Rule(int times, int days, Duration actWithin) {}

    /**
     * Looks whether the running act makes one time too many, after it has stored what it did.
     *
     * @param more times that are in the act itself and not stored yet
     * @return the referral, with one person of the centre in charge where it is one too many and somebody knows the person
     */
    Referral noticed(Act act, Referral referral, int more) {
        Instant since = act.now().minus(Duration.ofDays(rule.days()));
        List<UUID> same = people.linked(referral.personId());
        List<Event> events = log.of(same);
        int times = more + saidNo(same, since) + handedBack(events, since) + referredAgain(same, since);
        if (times < rule.times()) {
            return referral;
        }
        Owner owner = centre.owner();
        boolean centres = referral.owner().teamId().equals(owner.teamId());
        UUID lead = centres && referral.owner().accountId() == null
                ? knows(events, owner.teamId())
                : referral.owner().accountId();
        act.happened(new PersonBounced(referral.referralId(), referral.journeyId(), times, rule.days(), lead));
        keep(referral, times, act.now());
        tasks.raise(
                new Subject.Person(referral.personId()),
                "person-bounced",
                key(referral),
                referral.referralId(),
                referral.reference(),
                owner.organisationId(),
                owner.teamId(),
                act.now().plus(rule.actWithin()));
        return centres && lead != null
                ? referral.ownedBy(new Owner(owner.organisationId(), owner.teamId(), lead))
                : referral;
    }

    /** A service has accepted: nobody of the centre has to be in charge any longer. */
    void over(Act act, Referral referral) {
        tasks.doneElsewhere(
                new Subject.Person(referral.personId()),
                key(referral),
                act.actor().accountId());
    }

    private static String key(Referral referral) {
        return "bounce:" + referral.referralId();
    }

    private int saidNo(List<UUID> same, Instant since) {
        return jdbc.sql("""
                select count(*) from frontdoor.offer
                 where person_id = any(:same) and answer = 'declined' and answered_at >= :since
                   and appeals is null -- the same no, looked at again
                """)
                .param("same", same.toArray(UUID[]::new))
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    private static int handedBack(List<Event> events, Instant since) {
        return (int) events.stream()
                .filter(event -> event.type().equals("ReferralHandedBack"))
                .filter(event -> !event.occurredAt().isBefore(since))
                .count();
    }

    private int referredAgain(List<UUID> same, Instant since) {
        List<UUID> cameBack = stepDownsOf(same);
        return (int) referrals.ofPerson(same).stream()
                .filter(one -> !cameBack.contains(one.referralId())) // straight back to their own team is as agreed
                .filter(one -> one.supersedes() != null && !one.submittedAt().isBefore(since))
                .count();
    }

    private List<UUID> stepDownsOf(List<UUID> same) {
        return jdbc.sql("""
                select re_entered from frontdoor.step_down
                 where person_id = any(:same) and re_entered is not null
                """)
                .param("same", same.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /** Whoever of the centre took this person's triage last, if they are there still. */
    private @Nullable UUID knows(List<Event> events, UUID team) {
        Set<UUID> there =
                accounts.ofTeam(team).stream().map(Accounts.Account::accountId).collect(Collectors.toSet());
        return events.stream()
                .filter(event -> event.type().equals("TriageStarted"))
                .map(event -> UUID.fromString(String.valueOf(event.payload().get("by"))))
                .filter(there::contains)
                .reduce((_, later) -> later)
                .orElse(null);
    }

    private void keep(Referral referral, int times, Instant now) {
        jdbc.sql("""
                insert into frontdoor.bounce (person_id, referral_id, times, first_at, last_at)
                values (:personId, :referralId, :times, :now, :now)
                on conflict (person_id, referral_id) do update set times = excluded.times, last_at = excluded.last_at
                """)
                .param("personId", referral.personId())
                .param("referralId", referral.referralId())
                .param("times", times)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Rule rule() {
        Properties said = new Properties();
        try (InputStream file = Objects.requireNonNull(Bounces.class.getResourceAsStream(FILE))) {
            said.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Rule(
                number(said, "times"), number(said, "days"), Duration.ofHours(number(said, "act-within-hours")));
    }

    private static int number(Properties said, String name) {
        String value = said.getProperty(name, "");
        if (!value.matches("[1-9][0-9]{0,3}")) {
            throw new IllegalStateException("bounces.properties needs a whole number for '%s'".formatted(name));
        }
        return Integer.parseInt(value);
    }
}
