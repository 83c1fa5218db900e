package org.onedoor.platform.web;

import java.util.Comparator;
import java.util.List;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Gate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The navigation as one user sees it: the items of all modules, in order, without those of no use to the role. */
@Component
class Navigation {
    /** Looked up with the first page and not with each: the container takes longer to find them than to ask them. */
    private final SingletonSupplier<List<NavigationItem>> items;

    private final OpenPages pages;

    Navigation(ObjectProvider<NavigationItem> items, OpenPages pages) {
        this.items = SingletonSupplier.of(() -> items.stream()
                .sorted(Comparator.comparingInt(NavigationItem::order))
                .toList());
        this.pages = pages;
    }

    List<NavigationItem> of(Actor actor) {
        return items.obtain().stream()
                .filter(item -> item.dataClass().equals("open")
                        || pages.allows(actor, Gate.Ask.function(item.action(), item.dataClass())))
                .toList();
    }
}
