package org.onedoor.desk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Agreement;
import org.onedoor.frontdoor.PartnerActivity.Activity;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Partner;
import org.onedoor.organisation.PartnerContacts.PartnerContact;
import org.onedoor.organisation.PartnerContacts.Said;

/**
 * One partner.
 *
 * @param partner its part in the strategy; none for a voluntary organisation
 * @param agreements those it keeps or is a party of, in force first
 * @param activity in the last twelve months
 * @param writes whether the actor may change whom to speak to
 */
public record PartnerPage(
        Organisation organisation,
        @Nullable Partner partner,
        List<Agreement> agreements,
        List<PartnerContact> contacts,
        Activity activity,
        boolean writes,
        String key,
        Said typed,
        Instant now) {
    public PartnerPage {
        agreements = List.copyOf(agreements);
        contacts = List.copyOf(contacts);
    }
}
