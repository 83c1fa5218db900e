package org.onedoor.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Glass;
import org.onedoor.access.SecondProof;
import org.onedoor.frontdoor.Appointment;
import org.onedoor.people.Person;
import org.onedoor.people.Way;
import org.onedoor.record.Alert;
import org.onedoor.record.IAm;
import org.onedoor.record.PlanPointer;
import org.onedoor.record.PlanView;

/**
 * The form for breaking the glass.
 *
 * @param key makes sending it twice one act
 * @param proof by what whoever asks proves who they are
 * @param passkey whether a passkey of theirs will do as well
 * @param proven whether they did within five minutes
 */
public record EmergencyPage(
        SearchPage.Asked asked,
        String ground,
        String reason,
        String key,
        SecondProof.Kind proof,
        boolean passkey,
        boolean proven) {

    /**
     * What is seen of the person, and no more.
     *
     * @param known the teams that look after them, with the number to ring where there is one
     * @param iAm what the person wrote about themselves; none where they wrote nothing
     * @param plan their crisis plan, as far as it is for such as the reader; none where none is published
     * @param ways how they may be reached safely; none where nobody asked them
     */
    public record Extract(
            Person person,
            Glass glass,
            @Nullable String practice,
            List<Alert> alerts,
            List<Known> known,
            List<PersonPage.Item> open,
            List<Appointment> ahead,
            @Nullable Set<Way> ways,
            @Nullable IAm iAm,
            @Nullable PlanView plan,
            List<PlanPointer> pointers,
            Map<UUID, String> keepers,
            Instant now) {}

    /** Who knows the person, and how to reach them. */
    public record Known(
            String organisation,
            @Nullable String team,
            @Nullable String phone,
            boolean practice) {}
}
