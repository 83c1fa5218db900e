package org.onedoor.frontdoor;

import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Actor;

/**
 * Who may read what was written on a referral. A person who has not agreed to sharing is helped all the same: codes, times and
 * states are there for everyone it concerns, but the words stay with whoever wrote them and the team that owns the need. What
 * is urgent is read by the team that is asked as well: nobody is put at risk by a missing answer.
 */
public final class Sharing {
    private Sharing() {}

    /** Whether the person's answer lets everyone it concerns read the words. */
    public static boolean agreed(Referral referral) {
        return switch (referral.consent()) {
            case "given", "lacks-capacity" -> true;
            default -> false;
        };
    }

    public static boolean sees(Referral referral, Actor actor) {
        return agreed(referral)
                || actor.isSystem()
                || owns(referral, actor)
                || sent(referral, actor)
                || urgent(referral, actor);
    }

    /** Why the words are not shown, in words; null when they are. */
    public static @Nullable String withheld(Referral referral, Actor actor) {
        if (sees(referral, actor)) {
            return null;
        }
        return (referral.consent().equals("refused")
                        ? "Not shown: the person did not agree to sharing."
                        : "Not shown: the person has not been asked about sharing yet.")
                + " Whoever sent it and the team that owns it can read this. Ask them, or ask the person.";
    }

    static String label(String consent) {
        return switch (consent) {
            case "given" -> "the person agreed";
            case "refused" -> "the person did not agree";
            case "lacks-capacity" -> "the person lacks capacity to decide; in their best interests";
            default -> "not asked yet";
        };
    }

    private static boolean owns(Referral referral, Actor actor) {
        return referral.owner().teamId().equals(actor.teamId());
    }

    private static boolean sent(Referral referral, Actor actor) {
        return referral.source().teamId() == null
                ? referral.source().organisationId().equals(actor.organisationId())
                : referral.source().teamId().equals(actor.teamId());
    }

    private static boolean urgent(Referral referral, Actor actor) {
        return referral.offer() != null
                && referral.offer().teamId().equals(actor.teamId())
                && referral.priority().compareTo(Priority.URGENT) <= 0;
    }
}
