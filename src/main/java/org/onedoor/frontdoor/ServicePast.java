package org.onedoor.frontdoor;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.onedoor.directory.Past;
import org.onedoor.directory.Service;
import org.onedoor.people.People;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.record.SeenBefore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is known, on the page of whoever triages, of services' past with this person and with referrals like this one. */
@Component
class ServicePast {
    private static final int YEAR = 1;

    private final JdbcClient jdbc;
    private final SeenBefore contacts;
    private final ReferralRepository referrals;
    private final People people;
    private final Gate gate;
    private final DomainTime time;

    ServicePast(
            JdbcClient jdbc,
            SeenBefore contacts,
            ReferralRepository referrals,
            People people,
            Gate gate,
            DomainTime time) {
        this.jdbc = jdbc;
        this.contacts = contacts;
        this.referrals = referrals;
        this.people = people;
        this.gate = gate;
        this.time = time;
    }

    /**
     * Who has seen the person, by service and by team: what stands on their timeline, for those alone who may read it.
     *
     * @param shown to which everybody is added whose record was read
     */
    Map<UUID, Instant> seen(UUID personId, Looks.Shown shown) {
        Ask story = Ask.about(Action.READ, "timeline", new Subject.Person(personId));
        if (!(gate.decide(CurrentActor.get(), story) instanceof Decision.Allowed)) {
            return Map.of();
        }
        List<UUID> linked = people.linked(personId);
        shown.addAll(linked);
        List<SeenBefore.Seen> seen = contacts.of(linked, time.instant());
        Set<UUID> wrong = seen.isEmpty()
                ? Set.of()
                : referrals.ofPerson(linked).stream()
                        .filter(referral -> referral.state() == WorkState.ENTERED_IN_ERROR)
                        .map(Referral::referralId)
                        .collect(Collectors.toSet());
        Map<UUID, Instant> last = new HashMap<>();
        for (SeenBefore.Seen one : seen) {
            if (!wrong.contains(one.scopeId())) {
                Instant at = one.at().toInstant();
                UUID who = one.teamId() == null ? one.serviceId() : one.teamId();
                last.merge(who, at, (a, b) -> a.isAfter(b) ? a : b);
                last.merge(one.serviceId(), at, (a, b) -> a.isAfter(b) ? a : b);
            }
        }
        return last;
    }

    private record Counted(UUID serviceId, int accepted, int answered, int alikeAccepted, int alikeAnswered) {}

    /**
     * What these services said in the year to now to the first question about each referral. It is of the service and
     * never of the person: nothing of who they are is asked. Called from inside a look.
     */
    Map<UUID, Past.Answers> answers(Collection<Service> services, Priority priority, List<String> needs) {
        Instant now = time.instant();
        return jdbc
                .sql("""
                select service_id,
                       count(*) filter (where answer = 'accepted') as accepted,
                       count(*) as answered,
                       count(*) filter (where answer = 'accepted' and alike) as alike_accepted,
                       count(*) filter (where alike) as alike_answered
                  from (select o.service_id, o.answer, (r.priority = :priority or r.needs && :needs::text[]) as alike
                          from frontdoor.offer o
                          join frontdoor.held_referral r on r.person_id = o.person_id and r.referral_id = o.referral_id
                         where o.service_id = any(:services) and o.answer in ('accepted', 'declined')
                           and o.appeals is null and o.answered_at > :from and o.answered_at <= :now
                           and r.state <> 'ENTERED_IN_ERROR') said
                 group by service_id
                """)
                .param("services", services.stream().map(Service::id).toArray(UUID[]::new))
                .param("priority", priority.code())
                .param("needs", needs.toArray(String[]::new))
                .param("from", now.atOffset(ZoneOffset.UTC).minusYears(YEAR))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Counted.class)
                .list()
                .stream()
                .filter(counted -> counted.answered() >= Past.Answers.FEWEST)
                .collect(Collectors.toMap(Counted::serviceId, ServicePast::answers));
    }

    private static Past.Answers answers(Counted counted) {
        return counted.alikeAnswered() >= Past.Answers.FEWEST
                ? new Past.Answers(counted.alikeAccepted(), counted.alikeAnswered(), true)
                : new Past.Answers(counted.accepted(), counted.answered(), false);
    }
}
