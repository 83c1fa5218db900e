package org.onedoor.frontdoor;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Invalid;

/**
 * Why a referral is cancelled, by whoever sent it or by the team that owns it. A team does not end a need because it cannot
 * meet it: it hands it back, and the centre finds another service.
 */
public enum CancellationReason {
    NOT_NEEDED("not-needed", "Help is no longer needed", false),
    PERSON_WISH("person-wish", "The person does not want it", true),
    ELSEWHERE(
            "elsewhere",
            "Another service helps the person already",
            true,
            "Say which service helps the person, and how to reach it"),
    MOVED_AWAY("moved-away", "The person moved away", true),
    ADMITTED(
            "admitted",
            "The person is in hospital",
            true,
            "Say which hospital and ward, so that whoever helps next knows where the person is"),
    SENT_IN_ERROR("sent-in-error", "Sent in error, or twice", true),
    OTHER("other", "Another reason", false);

    private final String code;
    private final String label;
    private final boolean teamToo;
    private final @Nullable String needsPlace;

    CancellationReason(String code, String label, boolean teamToo) {
        this(code, label, teamToo, null);
    }

    CancellationReason(String code, String label, boolean teamToo, @Nullable String needsPlace) {
        this.code = code;
        this.label = label;
        this.teamToo = teamToo;
        this.needsPlace = needsPlace;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    /** What whoever has the need is asked for where others have the person now; none where it ends without them. */
    @Nullable
    String needsPlace() {
        return needsPlace;
    }

    /** Whether the person ends it by what they want or do. */
    boolean isByThePerson() {
        return this == PERSON_WISH || this == MOVED_AWAY;
    }

    /** Who ends it. */
    enum Side {
        REFERRER("referrer", "whoever sent it"),
        TEAM("team", "the team that owned it");

        private final String code;
        private final String label;

        Side(String code, String label) {
            this.code = code;
            this.label = label;
        }

        String code() {
            return code;
        }

        String label() {
            return label;
        }

        /** Whoever sent it ends it as that, also where their own team owns it meanwhile. */
        static Side of(Referral referral, Actor actor) {
            return Permitted.sent(referral, actor) ? REFERRER : TEAM;
        }
    }

    /** Those that somebody may choose. */
    public static List<CancellationReason> of(Referral referral, Actor actor) {
        boolean team = Side.of(referral, actor) == Side.TEAM;
        return Arrays.stream(values()).filter(reason -> !team || reason.teamToo).toList();
    }

    public static CancellationReason ofCode(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new Invalid("reason", "Choose why it is withdrawn"));
    }
}
