package org.onedoor.frontdoor.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.SavedViews;
import org.onedoor.people.PlaceFilter;
import org.onedoor.people.PlaceFilters;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Naming a list with its filters, for the account that does, and taking such a name away again. */
@Controller
@RequestMapping("/referrals/views")
@Does(value = Action.WRITE, data = "task")
class SavedViewController {
    private final SavedViews views;
    private final PlaceFilters places;
    private final Looks looks;

    SavedViewController(SavedViews views, PlaceFilters places, Looks looks) {
        this.views = views;
        this.places = places;
        this.looks = looks;
    }

    @PostMapping
    String save(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable String view,
            @RequestParam(defaultValue = "") List<String> state,
            @RequestParam(defaultValue = "") List<String> priority,
            @RequestParam(defaultValue = "") String place,
            RedirectAttributes flash) {
        Actor actor = CurrentActor.get();
        WorklistView chosen = WorklistView.of(view, actor);
        List<String> states = WorklistView.known(state);
        List<String> tiers = WorklistView.knownTiers(priority);
        PlaceFilter of = places.of(place);
        String address = "redirect:" + chosen.address(states, tiers, of);
        try {
            looks.look("View saved", Ask.function(Action.WRITE, "task"), _ -> {
                views.save(actor.accountId(), name, chosen.code(), states, tiers, of.code());
                return address;
            });
            flash.addFlashAttribute("notice", "The view is saved. It is with your views, above the list.");
        } catch (Invalid e) {
            flash.addFlashAttribute("errors", e.problems());
            flash.addFlashAttribute("viewName", name);
        }
        return address;
    }

    @PostMapping("/{viewId}/remove")
    String remove(@PathVariable UUID viewId, RedirectAttributes flash) {
        return looks.look("View removed", Ask.function(Action.WRITE, "task"), _ -> {
            views.remove(CurrentActor.get().accountId(), viewId);
            flash.addFlashAttribute("notice", "The view is taken away.");
            return "redirect:/referrals";
        });
    }
}
