package org.onedoor.exchange.partner;

import java.util.UUID;
import org.onedoor.platform.EventData;

/** What happens between a referral and a partner's machine. */
public final class PartnerEvents {
    private PartnerEvents() {}

    /** Each belongs to one referral of one journey. */
    sealed interface OfReferral extends EventData {
        UUID referral();

        UUID journey();

        @Override
        default UUID scopeId() {
            return referral();
        }

        @Override
        default UUID journeyId() {
            return journey();
        }
    }

    /** Their machine has the message. @param kind which, such as {@code referral} */
    public record PartnerReceived(UUID referral, UUID journey, UUID message, String partner, String kind)
            implements OfReferral {}

    /** Their machine read the message and would not take it. */
    public record PartnerRefused(UUID referral, UUID journey, UUID message, String partner, String kind)
            implements OfReferral {}

    /** Their machine could not be reached, as often as it was tried. */
    public record PartnerNotReached(UUID referral, UUID journey, UUID message, String partner, String kind)
            implements OfReferral {}

    /**
     * The partner said something of the referral.
     *
     * @param signal what, such as {@code accepted}
     * @param standing {@code done} when it changed the referral, {@code noted} when it is only worth knowing, {@code late} when
     *     something later had been heard before, {@code not-done} when things stand so that it cannot count
     */
    public record PartnerAnswered(
            UUID referral, UUID journey, UUID dialogue, String partner, String signal, String standing)
            implements OfReferral {}

    /** The partner did not say anything in the time agreed. */
    public record PartnerSilent(UUID referral, UUID journey, UUID dialogue, String partner) implements OfReferral {}
}
