package org.onedoor.platform.web;

import java.util.Comparator;
import java.util.List;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Gate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The navigation as one user sees it: the items of all modules, in order, without those of no use to the role. */
@Component
class Navigation {
    private final ObjectProvider<NavigationItem> items;
    private final OpenPages pages;

    Navigation(ObjectProvider<NavigationItem> items, OpenPages pages) {
        this.items = items;
        this.pages = pages;
    }

    List<NavigationItem> of(Actor actor) {
        return items.stream()
                .filter(item -> item.dataClass().equals("open")
                        || pages.allows(actor, Gate.Ask.function(item.action(), item.dataClass())))
                .sorted(Comparator.comparingInt(NavigationItem::order))
                .toList();
    }
}
