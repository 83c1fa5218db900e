package org.onedoor.frontdoor;

import java.util.Optional;
import java.util.UUID;
import org.onedoor.platform.Subject;
import org.onedoor.work.OwnerOf;
import org.springframework.stereotype.Component;

/** Tells the tasks who owns a referral when one of its clocks falls due. */
@Component
class OwnerOfReferral implements OwnerOf {
    private final ReferralRepository referrals;

    OwnerOfReferral(ReferralRepository referrals) {
        this.referrals = referrals;
    }

    @Override
    public Optional<Found> ownerOf(Subject subject, UUID scopeId) {
        return referrals
                .find(subject.id(), scopeId)
                .filter(Referral::isOpen)
                .map(referral -> new Found(
                        referral.owner().organisationId(), referral.owner().teamId(), referral.reference()));
    }

    @Override
    public Optional<UUID> journeyOf(Subject subject, UUID scopeId) {
        return referrals.find(subject.id(), scopeId).map(Referral::journeyId);
    }
}
