package org.onedoor.frontdoor.perinatal;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Centre;
import org.onedoor.frontdoor.perinatal.PerinatalEvents.BirthsEntered;
import org.onedoor.frontdoor.perinatal.PerinatalEvents.BirthsRemoved;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How many were born to people of each district, as an analyst enters it with its source: OneDoor has no count of births of
 * its own, and makes none up.
 */
@Repository
public class Births {
    /** As long as a figure may look back. */
    static final int LONGEST = 400;

    private static final int MOST = 100_000;

    private final JdbcClient jdbc;
    private final Acts acts;
    private final Centre centre;
    private final Organisations organisations;
    private final DomainTime time;

    Births(JdbcClient jdbc, Acts acts, Centre centre, Organisations organisations, DomainTime time) {
        this.jdbc = jdbc;
        this.acts = acts;
        this.centre = centre;
        this.organisations = organisations;
        this.time = time;
    }

    /** One count. @param district its code */
    public record Count(
            String district,
            LocalDate fromDay,
            LocalDate toDay,
            int births,
            String source,
            UUID accountId,
            OffsetDateTime at) {}

    /** What an analyst enters. */
    public record Entry(String district, LocalDate from, LocalDate to, int births, String source) {}

    public List<Count> all() {
        return jdbc.sql("""
                select district, from_day, to_day, births, source, account_id, at
                  from frontdoor.births where org_id = :org order by to_day desc, district
                """).param("org", org()).query(Count.class).list();
    }

    /** Entered again for the same place and days, the new count takes the place of the old. */
    public void enter(Entry entry, @Nullable IdempotencyKey key) {
        check(entry);
        perform("Enter births", key, act -> {
            jdbc.sql("""
                    insert into frontdoor.births (org_id, district, from_day, to_day, births, source, account_id, at)
                    values (:org, :district, :from, :to, :births, :source, :account, :now)
                    on conflict (org_id, district, from_day, to_day) do update
                       set births = excluded.births, source = excluded.source, account_id = excluded.account_id,
                           at = excluded.at
                    """)
                    .param("org", org())
                    .param("district", entry.district())
                    .param("from", entry.from())
                    .param("to", entry.to())
                    .param("births", entry.births())
                    .param("source", Writing.storable(entry.source()).strip())
                    .param("account", act.actor().accountId())
                    .param("now", act.now().atOffset(ZoneOffset.UTC))
                    .update();
            act.happened(new BirthsEntered(
                    org(), entry.district(), entry.from().toString(), entry.to().toString(), entry.births()));
        });
    }

    public void remove(String district, LocalDate from, LocalDate to, @Nullable IdempotencyKey key) {
        perform("Remove births", key, act -> {
            int gone = jdbc.sql("""
                    delete from frontdoor.births
                     where org_id = :org and district = :district and from_day = :from and to_day = :to
                    """)
                    .param("org", org())
                    .param("district", district)
                    .param("from", from)
                    .param("to", to)
                    .update();
            if (gone > 0) {
                act.happened(new BirthsRemoved(org(), district, from.toString(), to.toString()));
            }
        });
    }

    private void check(Entry entry) {
        if (!organisations.districts().containsKey(entry.district())) {
            throw new Invalid("district", "Choose the district");
        }
        if (entry.from().isAfter(entry.to())) {
            throw new Invalid("to", "The last day must be on or after the first");
        }
        if (ChronoUnit.DAYS.between(entry.from(), entry.to()) >= LONGEST) {
            throw new Invalid("to", "Enter at most %d days at once, such as one year".formatted(LONGEST));
        }
        if (entry.to().isAfter(London.date(time.instant()))) {
            throw new Invalid("to", "Nobody has been born yet in days to come: end the count today or before");
        }
        all().stream()
                .filter(other -> other.district().equals(entry.district()) && overlaps(other, entry))
                .findFirst()
                .ifPresent(other -> {
                    throw new Invalid(
                            "from",
                            "These births are counted already from %s to %s. Take that count away first, or choose days beside it"
                                    .formatted(London.day(other.fromDay()), London.day(other.toDay())));
                });
        if (entry.births() < 1 || entry.births() > MOST) {
            throw new Invalid("births", "Write how many were born, from 1 to %,d".formatted(MOST));
        }
        if (entry.source().isBlank()) {
            throw new Invalid("source", "Say where the number is from, such as the publication and its date");
        }
        Writing.limit("source", "The source", entry.source(), Writing.LINE);
    }

    /** Some days are the same, and not all: the same days entered again replace the count. */
    private static boolean overlaps(Count other, Entry entry) {
        boolean same = other.fromDay().equals(entry.from()) && other.toDay().equals(entry.to());
        return !same && !other.fromDay().isAfter(entry.to()) && !other.toDay().isBefore(entry.from());
    }

    private void perform(String what, @Nullable IdempotencyKey key, Consumer<Act> body) {
        acts.act(
                Begin.on(what, Ask.function(Action.WRITE, "figures"), new Subject.Organisation(org()))
                        .making()
                        .once(key),
                body);
    }

    private UUID org() {
        return centre.owner().organisationId();
    }
}
