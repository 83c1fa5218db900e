package org.onedoor.desk;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.web.NavigationItem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The pages somebody may go to by typing their name into the search box. What may not be opened says so itself. */
@Component
class PageNames {
    private static final Map<String, String> MORE = Map.ofEntries(
            Map.entry("notifications", "/notifications"),
            Map.entry("tasks", "/tasks"),
            Map.entry("inbox", "/referrals/inbox"),
            Map.entry("waiting list", "/referrals/waiting"),
            Map.entry("experience", "/experience"),
            Map.entry("advice lines", "/advice/line/answers"),
            Map.entry("trusted assessment", "/trusted-assessment"),
            Map.entry("complexity", "/referrals/complexity"),
            Map.entry("agreements", "/agreements"),
            Map.entry("agreements to share", "/agreements"),
            Map.entry("who can see", "/who-can-see"),
            Map.entry("missing people", "/notices/missing"),
            Map.entry("rail notices", "/notices/rail"),
            Map.entry("mash", "/notices/referrals"),
            Map.entry("marac", "/notices/referrals"),
            Map.entry("one person or two", "/people/review"),
            Map.entry("caseload", "/people/caseload"),
            Map.entry("care units", "/care-units"),
            Map.entry("account", "/account"),
            Map.entry("home", "/"));

    private final ObjectProvider<NavigationItem> items;

    PageNames(ObjectProvider<NavigationItem> items) {
        this.items = items;
    }

    /** The address of the page of this name; none when no page has it. */
    @Nullable
    String find(String typed) {
        String name = typed.strip().toLowerCase(Locale.UK);
        return items.stream()
                .filter(item -> item.label().toLowerCase(Locale.UK).equals(name))
                .map(NavigationItem::path)
                .findFirst()
                .orElse(MORE.get(name));
    }
}
