package org.onedoor.frontdoor;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.onedoor.directory.OpenItems;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Subject;
import org.springframework.stereotype.Component;

/** The referrals that are open with a service, for the directory's page of one that ended. */
@Component
class OpenWithService implements OpenItems {
    private static final int MOST = 200;
    private static final int LOOKED_AT = 1000;

    private final ReferralRepository repository;
    private final Gate gate;

    OpenWithService(ReferralRepository repository, Gate gate) {
        this.repository = repository;
        this.gate = gate;
    }

    @Override
    public Open of(UUID serviceId, Looks.Shown shown) {
        List<Item> items = new ArrayList<>();
        for (Referral referral : repository.openWith(serviceId, null, LOOKED_AT)) {
            Ask ask = Ask.item(Action.READ, "referral", new Subject.Person(referral.personId()), referral.parties());
            if (items.size() < MOST && gate.decide(CurrentActor.get(), ask) instanceof Decision.Allowed) {
                shown.add(referral.personId());
                items.add(new Item(referral.reference(), "/referrals/" + referral.reference()));
            }
        }
        return new Open(items, count(serviceId) - items.size());
    }

    @Override
    public int count(UUID serviceId) {
        return repository.countOpenWith(serviceId);
    }
}
