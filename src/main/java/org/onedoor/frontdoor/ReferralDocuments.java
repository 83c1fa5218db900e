package org.onedoor.frontdoor;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.ReferralActs.Wish;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Forbidden;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Subject;
import org.onedoor.record.Documents;
import org.onedoor.record.Documents.Document;
import org.onedoor.record.Documents.Upload;
import org.springframework.stereotype.Service;

/**
 * The documents of a referral. Whoever may add a note may add one; whoever may read what was written may open one; whoever
 * added it, or owns the referral, may take away one that does not belong there.
 */
@Service
public class ReferralDocuments {
    private final ReferralActs acts;
    private final Referrals referrals;
    private final Documents documents;
    private final DoorEntries entries;
    private final Looks looks;

    ReferralDocuments(ReferralActs acts, Referrals referrals, Documents documents, DoorEntries entries, Looks looks) {
        this.acts = acts;
        this.referrals = referrals;
        this.documents = documents;
        this.entries = entries;
        this.looks = looks;
    }

    /** A document as it is fetched. */
    public record Fetched(Document document, byte[] content) {}

    /** Those that can be opened; called from inside a look. None for whoever may not read what was written. */
    public List<Document> of(Referral referral) {
        return Sharing.sees(referral, CurrentActor.get())
                        && entries.untold(List.of(referral), CurrentActor.get()).isEmpty()
                ? documents.of(referral.personId(), referral.referralId())
                : List.of();
    }

    /** Whether this actor may take a document away. */
    public boolean mayWithdraw(Referral referral, Document document) {
        Actor actor = CurrentActor.get();
        return Permitted.owns(referral, actor) || document.addedFor().equals(actor.organisationId());
    }

    /** @throws org.onedoor.platform.Invalid when it is of no kind that is kept, or there already */
    public void add(String reference, Upload upload, @Nullable IdempotencyKey key) {
        acts.perform(new Wish(reference, ReferralActs.ANY_VERSION, Step.KEEP_DOCUMENTS, key), (act, before) -> {
            documents.add(act, before.referralId(), upload);
            return before;
        });
    }

    /** @throws Forbidden when it is another organisation's, on another team's referral */
    public void withdraw(String reference, UUID documentId, String why) {
        acts.perform(new Wish(reference, ReferralActs.ANY_VERSION, Step.KEEP_DOCUMENTS, null), (act, before) -> {
            Document document = find(before, documentId);
            if (!mayWithdraw(before, document)) {
                throw new Forbidden(
                        "Only whoever added a document, or the team that has the referral, can take it away.",
                        "Ask them.");
            }
            documents.withdraw(act, before.referralId(), documentId, why);
            return before;
        });
    }

    /** One of them, whole: its own line among those who looked. @throws NotFound when it cannot be opened by this actor */
    public Fetched fetch(String reference, UUID documentId) {
        Referral referral = referrals.look(reference, found -> found);
        Ask ask = Ask.item(Action.READ, "referral", new Subject.Person(referral.personId()), referral.parties());
        return looks.look(
                "Document of referral " + reference,
                ask,
                _ -> new Fetched(
                        find(referral, documentId),
                        documents.content(referral.personId(), referral.referralId(), documentId)));
    }

    private Document find(Referral referral, UUID documentId) {
        return of(referral).stream()
                .filter(document -> Objects.equals(document.documentId(), documentId))
                .findFirst()
                .orElseThrow(() -> new NotFound("document"));
    }
}
