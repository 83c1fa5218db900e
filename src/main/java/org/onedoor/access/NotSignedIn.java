package org.onedoor.access;

import java.util.List;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/** The provider said who somebody is, and nothing of it lets them in yet. */
final class NotSignedIn extends OAuth2AuthenticationException {
    static final String NO_ROLE = "no-role";
    static final String ENDED = "ended";
    static final String CHOOSE = "choose";

    private final transient List<String> claimed;
    private final transient List<StaffRoles.Offer> offers;
    private final transient List<StaffUser> users;

    private NotSignedIn(String code, List<String> claimed, List<StaffRoles.Offer> offers, List<StaffUser> users) {
        super(new OAuth2Error(code));
        this.claimed = List.copyOf(claimed);
        this.offers = List.copyOf(offers);
        this.users = List.copyOf(users);
    }

    static NotSignedIn withoutRole(List<String> claimed, boolean ended) {
        return new NotSignedIn(ended ? ENDED : NO_ROLE, claimed, List.of(), List.of());
    }

    /** Several roles: one is to be chosen first. */
    static NotSignedIn toChoose(List<StaffRoles.Offer> offers, List<StaffUser> users) {
        return new NotSignedIn(CHOOSE, List.of(), offers, users);
    }

    List<String> claimed() {
        return claimed;
    }

    List<StaffRoles.Offer> offers() {
        return offers;
    }

    List<StaffUser> users() {
        return users;
    }
}
