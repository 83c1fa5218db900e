package org.onedoor.frontdoor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.frontdoor.ReferralEvents.ReferralAccepted;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.Team;
import org.onedoor.platform.Act;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Referrals from another system's file, each taken in once by what that system called it. One that a team already works
 * comes in accepted by that team, and every clock runs from when it was first received.
 */
@org.springframework.stereotype.Service
public class MovingIn {
    private final JdbcClient jdbc;
    private final Intake intake;
    private final DoorEntries entries;
    private final Organisations organisations;

    MovingIn(JdbcClient jdbc, Intake intake, DoorEntries entries, Organisations organisations) {
        this.jdbc = jdbc;
        this.intake = intake;
        this.entries = entries;
        this.organisations = organisations;
    }

    /**
     * What the other system called a referral.
     *
     * @param source whose file it is, so that two systems may use the same reference
     * @param digest of all that its line says, so that a line that says other things later is noticed
     * @param beside as whose else the same file may have been read
     */
    record Origin(String source, String reference, LineDigest digest, List<String> beside) {
        Origin {
            beside = List.copyOf(beside);
        }
    }

    /** A service that has accepted the need already, and when. */
    public record Standing(Service service, Instant acceptedAt) {}

    /** What became of one referral of a file. */
    public enum Came {
        NEW,
        SAME,
        DIFFERS,
        /** The very same line was read in from a file of the other kind. */
        BESIDE
    }

    /**
     * @param standing none for a need that nobody has accepted: it goes to the centre like any other
     * @throws DuplicateKeyException when somebody else has taken it in this moment: asked again, it is told what became of it
     */
    public Came take(Origin origin, Submission submission, DoorEntry entry, @Nullable Standing standing) {
        Optional<String> earlier = digest(origin);
        if (earlier.isPresent()) {
            return origin.digest().is(earlier.get()) ? Came.SAME : Came.DIFFERS;
        }
        if (isBeside(origin)) {
            return Came.BESIDE;
        }
        intake.submit(submission, null, new Along() {
            @Override
            public Referral stands(Referral received) {
                return standing == null ? received : accepted(received, standing.service());
            }

            @Override
            public void then(Act act, Referral stored) {
                claim(origin, stored);
                entries.keep(stored, entry);
                if (standing != null) {
                    act.happened(event(stored, standing.service()), standing.acceptedAt());
                }
            }
        });
        return Came.NEW;
    }

    private static Referral accepted(Referral received, Service service) {
        return received.in(WorkState.ACCEPTED)
                .ownedBy(new Owner(service.organisationId(), service.teamId(), null))
                .offeredTo(service.id(), null);
    }

    private ReferralAccepted event(Referral referral, Service service) {
        return new ReferralAccepted(
                referral.referralId(),
                referral.journeyId(),
                service.id(),
                service.teamId(),
                organisations.team(service.teamId()).map(Team::typeCode).orElse(null));
    }

    /** One that was withdrawn since stands in nobody's way: a file sent as the wrong kind is taken back so. */
    private boolean isBeside(Origin origin) {
        return !origin.beside().isEmpty()
                && jdbc
                        .sql("""
                        select s.digest from frontdoor.source_reference s
                         where s.source in (:beside) and s.reference = :reference
                           and not exists (select from frontdoor.held_referral r
                                            where r.person_id = s.person_id and r.referral_id = s.referral_id
                                              and r.state = :withdrawn)
                        """)
                        .param("withdrawn", WorkState.CANCELLED.name())
                        .param("beside", origin.beside())
                        .param("reference", origin.reference())
                        .query(String.class)
                        .list()
                        .stream()
                        .anyMatch(origin.digest()::is);
    }

    /** The same line may be read in this moment as one of the other kind, under another key. */
    private void alone(Origin origin) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:what, 0))")
                .param("what", "referral of a file " + origin.digest().value())
                .query(row -> {});
        if (isBeside(origin)) {
            throw new DuplicateKeyException("Read in from a file of the other kind");
        }
    }

    private Optional<String> digest(Origin origin) {
        return jdbc.sql("""
                select digest from frontdoor.source_reference where source = :source and reference = :reference
                """)
                .param("source", origin.source())
                .param("reference", origin.reference())
                .query(String.class)
                .optional();
    }

    /** Two that read the same file at the same time: the second waits here, and is then refused. */
    private void claim(Origin origin, Referral referral) {
        alone(origin);
        UUID referralId = referral.referralId();
        jdbc.sql("""
                insert into frontdoor.source_reference (source, reference, person_id, referral_id, digest)
                values (:source, :reference, :personId, :referralId, :digest)
                """)
                .param("source", origin.source())
                .param("reference", origin.reference())
                .param("personId", referral.personId())
                .param("referralId", referralId)
                .param("digest", origin.digest().value())
                .update();
    }
}
