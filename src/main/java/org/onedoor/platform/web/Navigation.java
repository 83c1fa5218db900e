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

    private final SingletonSupplier<List<Gate>> gates;

    Navigation(ObjectProvider<NavigationItem> items, ObjectProvider<Gate> gate) {
        this.items = SingletonSupplier.of(() -> items.stream()
                .sorted(Comparator.comparingInt(NavigationItem::order))
                .toList());
        this.gates = SingletonSupplier.of(() -> gate.stream().toList());
    }

    List<NavigationItem> of(Actor actor) {
        List<Gate> asked = gates.obtain();
        return items.obtain().stream()
                .filter(item -> item.dataClass().equals("open") || allowed(asked, actor, item))
                .toList();
    }

    private static boolean allowed(List<Gate> asked, Actor actor, NavigationItem item) {
        Gate.Ask ask = Gate.Ask.function(item.action(), item.dataClass());
        return asked.stream().allMatch(each -> each.decide(actor, ask) instanceof Gate.Decision.Allowed);
    }
}
