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
    private final ObjectProvider<Gate> gate;

    Navigation(ObjectProvider<NavigationItem> items, ObjectProvider<Gate> gate) {
        this.items = items;
        this.gate = gate;
    }

    List<NavigationItem> of(Actor actor) {
        return items.stream()
                .filter(item -> item.dataClass().equals("open") || allowed(actor, item))
                .sorted(Comparator.comparingInt(NavigationItem::order))
                .toList();
    }

    private boolean allowed(Actor actor, NavigationItem item) {
        Gate.Ask ask = Gate.Ask.function(item.action(), item.dataClass());
        return gate.stream().allMatch(each -> each.decide(actor, ask) instanceof Gate.Decision.Allowed);
    }
}
