package org.onedoor.frontdoor;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Accounts;
import org.onedoor.frontdoor.ReferralActs.Wish;
import org.onedoor.frontdoor.ReferralEvents.WorkerNamed;
import org.onedoor.people.EthnicCategory;
import org.onedoor.people.People;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.record.Notes;
import org.springframework.stereotype.Service;

/** Who of the owning team works it, which needs no referral and moves nothing; and what the person says of themselves. */
@Service
public class Naming {
    private final ReferralActs acts;
    private final Accounts accounts;
    private final People people;
    private final Notes notes;

    Naming(ReferralActs acts, Accounts accounts, People people, Notes notes) {
        this.acts = acts;
        this.accounts = accounts;
        this.people = people;
        this.notes = notes;
    }

    /** @param account one of the owning team */
    public Referral worker(
            String reference,
            long version,
            @Nullable UUID account,
            @Nullable String words,
            @Nullable IdempotencyKey key) {
        return acts.perform(new Wish(reference, version, Step.NAME_WORKER, key), (act, before) -> {
            Owner owner = before.owner();
            UUID named = inTeam(owner.teamId()).stream()
                    .map(Accounts.Account::accountId)
                    .filter(one -> one.equals(account))
                    .findFirst()
                    .orElseThrow(() -> new Invalid("account", "Choose somebody of the team that owns it"));
            UUID event = act.happened(new WorkerNamed(before.referralId(), before.journeyId(), named));
            notes.write(act, event, before.referralId(), words);
            return before.ownedBy(new Owner(owner.organisationId(), owner.teamId(), named));
        });
    }

    /** Who can be named. */
    public List<Accounts.Account> inTeam(UUID team) {
        return accounts.ofTeam(team);
    }

    /** @param code ETHNIC CATEGORY CODE, as the person states it */
    public Referral ethnicity(String reference, long version, String code, @Nullable IdempotencyKey key) {
        EthnicCategory category =
                EthnicCategory.ofCode(code).orElseThrow(() -> new Invalid("ethnicity", "Choose what the person says"));
        return acts.perform(new Wish(reference, version, Step.RECORD_ETHNICITY, key), (act, before) -> {
            people.ethnicity(act, before.personId(), category);
            return before;
        });
    }
}
