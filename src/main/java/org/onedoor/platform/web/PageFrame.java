package org.onedoor.platform.web;

import java.time.Instant;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.time.London;
import org.springframework.web.bind.annotation.RequestMethod;

/**
 * What stands around every page. It is made once for each rendering, as the parameter {@code frame} of the template.
 *
 * @param title the page's H1
 * @param notice the result of the last act, shown once
 * @param viewer who is signed in, if anyone
 * @param demo everything on the page is invented
 * @param instant domain time, which the page's clocks count on from at {@code speed}
 * @param open whether whoever looks may open the page at an address, or send a form there; see {@link OpenPages}
 * @param token the anti-forgery token, made only where a form asks for it
 * @param owner for whom the page's forms are made, signed; empty when nobody is signed in
 */
public record PageFrame(
        String title,
        FormErrors errors,
        @Nullable String notice,
        @Nullable Viewer viewer,
        List<NavigationItem> navigation,
        String path,
        boolean demo,
        Instant instant,
        double speed,
        BiPredicate<RequestMethod, String> open,
        Supplier<String> token,
        Supplier<String> owner) {
    public static final String PRODUCT = "OneDoor";

    public PageFrame {
        navigation = List.copyOf(navigation);
    }

    /** Who looks at the page. @param late each feed of another system that should have come by now, in words */
    public record Viewer(
            String name,
            String role,
            String organisation,
            @Nullable String team,
            int notifications,
            List<String> late) {
        public Viewer {
            late = List.copyOf(late);
        }

        /** Whether they work here, and are not somebody who is cared for or who cares for one. */
        public boolean isStaff() {
            return !role.equals("person") && !role.equals("carer");
        }
    }

    /** What the browser's tab says. */
    public String windowTitle() {
        String product = title.equals(PRODUCT) ? PRODUCT : title + " - " + PRODUCT;
        return errors.any() ? "Error: " + product : product;
    }

    /** Domain time in words. */
    public String now() {
        return London.full(instant);
    }

    /** Whether a link to this page is of any use to whoever looks. */
    public boolean opens(String address) {
        return open.test(RequestMethod.GET, address);
    }

    /** Whether whoever looks may send a form there at all. */
    public boolean sends(String address) {
        return open.test(RequestMethod.POST, address);
    }

    public String csrf() {
        return token.get();
    }

    /** Says whose words a form brings, should it be sent after the session is over. */
    public String formOwner() {
        return owner.get();
    }

    /** The current page's item; a path under it counts, and the longest wins. */
    public boolean current(NavigationItem item) {
        return covers(item)
                && navigation.stream()
                        .noneMatch(other -> covers(other)
                                && other.path().length() > item.path().length());
    }

    private boolean covers(NavigationItem item) {
        return path.equals(item.path()) || path.startsWith(item.path().endsWith("/") ? item.path() : item.path() + "/");
    }

    /** Who printed, where and as at when: paper is read long after the screen has moved on. */
    public String printedBy() {
        return viewer == null
                ? "Printed as at " + now()
                : "Printed by %s, %s, as at %s".formatted(viewer.name(), viewer.organisation(), now());
    }
}
