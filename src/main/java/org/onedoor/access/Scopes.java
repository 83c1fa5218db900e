package org.onedoor.access;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Forbidden;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * What a machine's token was issued for: a scope narrows what the policy gives, never widens it. Beside the words of this
 * OneDoor ({@code read}, {@code write}) there are those of SMART App Launch 2, such as {@code system/ServiceRequest.rs}.
 */
public final class Scopes {
    private static final String GIVEN = "SCOPE_";
    private static final Pattern SMART = Pattern.compile("system/(\\*|[A-Z][A-Za-z]{1,63})\\.(c?r?u?d?s?)");

    private Scopes() {}

    /** What a machine does with a kind of resource, by its letter. */
    public enum Doing {
        CREATE("c", "write"),
        READ("r", "read"),
        SEARCH("s", "read");

        private final String letter;
        private final String word;

        Doing(String letter, String word) {
            this.letter = letter;
            this.word = word;
        }
    }

    /** @throws Forbidden when the token was not issued for this */
    public static void require(String scope) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        boolean granted = authentication != null
                && authentication.getAuthorities().stream()
                        .anyMatch(authority -> (GIVEN + scope).equals(authority.getAuthority()));
        if (!granted) {
            throw notFor(scope);
        }
    }

    /** @throws Forbidden when the token was not issued for this, neither by our word nor by SMART's */
    public static void require(Doing doing, String resource) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        boolean granted = authentication != null
                && authentication.getAuthorities().stream()
                        .anyMatch(authority -> covers(authority.getAuthority(), doing, resource));
        if (!granted) {
            throw notFor("system/%s.%s' or '%s".formatted(resource, doing.letter, doing.word));
        }
    }

    private static boolean covers(@Nullable String authority, Doing doing, String resource) {
        if (authority == null || !authority.startsWith(GIVEN)) {
            return false;
        }
        String scope = authority.substring(GIVEN.length());
        if (scope.equals(doing.word)) {
            return true;
        }
        if (!scope.startsWith("system/")) {
            return false;
        }
        Matcher smart = SMART.matcher(scope);
        return smart.matches()
                && (smart.group(1).equals("*") || smart.group(1).equals(resource))
                && smart.group(2).contains(doing.letter);
    }

    /** Whether this may stand in a client's registration or in a request for a token. */
    static boolean isScope(String scope) {
        Matcher smart = SMART.matcher(scope);
        return scope.matches("[a-z][a-z-]{1,30}")
                || (smart.matches() && !smart.group(2).isEmpty());
    }

    /** Whether a client that may have these may have this one: itself, or a part of one of them, never more. */
    static boolean narrows(String asked, Collection<String> registered) {
        if (registered.contains(asked)) {
            return true;
        }
        Matcher smart = SMART.matcher(asked);
        if (!smart.matches() || smart.group(2).isEmpty()) {
            return false;
        }
        return smart.group(2)
                .chars()
                .allMatch(letter -> registered.stream()
                        .anyMatch(whole -> gives(whole, smart.group(1), String.valueOf((char) letter))));
    }

    private static boolean gives(String whole, String resource, String letter) {
        if (whole.equals("read")) {
            return !resource.equals("*") && "rs".contains(letter);
        }
        Matcher smart = SMART.matcher(whole);
        return smart.matches()
                && (smart.group(1).equals("*") || smart.group(1).equals(resource))
                && smart.group(2).contains(letter);
    }

    private static Forbidden notFor(String scope) {
        return new Forbidden(
                "This token was not issued for the scope '%s'.".formatted(scope),
                "Ask for a token with this scope; the partner agreement says which you may have.");
    }
}
