package org.onedoor.crisis.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.Destinations;
import org.onedoor.crisis.Place;
import org.onedoor.crisis.Places;
import org.onedoor.crisis.RoomState;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Refused;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.web.SentBefore;
import org.onedoor.platform.web.TypedForm;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The places of safety, how their rooms are, and where to take somebody. */
@Controller
class PlacesController {
    private final Places places;
    private final Destinations destinations;
    private final Organisations organisations;
    private final Looks looks;
    private final DomainTime time;

    PlacesController(
            Places places, Destinations destinations, Organisations organisations, Looks looks, DomainTime time) {
        this.places = places;
        this.destinations = destinations;
        this.organisations = organisations;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping("/crisis/places")
    @Does(value = Action.READ, data = "place-of-safety")
    String list(Model model) {
        return show(TypedForm.nothing(), "", null, model);
    }

    @PostMapping("/crisis/places/{place}/{room}")
    @Does(value = Action.WRITE, data = "place-of-safety")
    String confirm(
            @PathVariable UUID place,
            @PathVariable int room,
            @RequestParam MultiValueMap<String, String> form,
            Model model) {
        TypedForm typed = TypedForm.of(form);
        Instant reopens = typed.instant("reopens", "When it opens");
        try {
            if (typed.hasProblems()) {
                throw new Invalid(typed.problems());
            }
            places.confirm(place, room, RoomState.ofCode(typed.get("state")), typed.orNull("reason"), reopens);
            return "redirect:/crisis/places";
        } catch (Invalid e) {
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return show(typed, place + "-" + room, null, model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return show(typed, "", SentBefore.words(e), model);
        }
    }

    private String show(TypedForm typed, String wrong, @Nullable String conflict, Model model) {
        model.addAttribute("title", "Rooms of the places of safety");
        model.addAttribute("errors", typed.problems());
        model.addAttribute(
                "page", new PlacesPage(places.all(), CurrentActor.get(), typed, wrong, conflict, time.instant()));
        return "crisis/places";
    }

    @GetMapping("/crisis/places/new")
    @Does(value = Action.WRITE, data = "place-of-safety")
    String form(Model model) {
        return form(TypedForm.nothing(), model);
    }

    @PostMapping("/crisis/places/new")
    @Does(value = Action.WRITE, data = "place-of-safety")
    String add(@RequestParam MultiValueMap<String, String> form, Model model) {
        TypedForm typed = TypedForm.of(form);
        boolean emergency = typed.get("kind").equals(Place.Kind.EMERGENCY_DEPARTMENT.code());
        try {
            places.add(new Places.Entry(
                    emergency ? Place.Kind.EMERGENCY_DEPARTMENT : Place.Kind.HEALTH_BASED,
                    typed.get("name"),
                    typed.orNull("postcode"),
                    number(typed.getOr("ageFrom", "18")),
                    number(typed.getOr("ageTo", "125")),
                    typed.ticked("restraint"),
                    number(typed.getOr("rooms", "1")),
                    RequestController.uuid(typed.get("team"))));
            return "redirect:/crisis/places";
        } catch (Invalid e) {
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return form(typed, model);
        }
    }

    private String form(TypedForm typed, Model model) {
        looks.look("Form for a place of safety", Ask.function(Action.WRITE, "place-of-safety"), _ -> true);
        model.addAttribute("title", "Add a place of safety");
        model.addAttribute("errors", typed.problems());
        model.addAttribute(
                "page",
                new NewPlacePage(typed, organisations.teamsOf(CurrentActor.get().organisationId())));
        return "crisis/newPlace";
    }

    private static int number(String text) {
        return text.strip().matches("[0-9]{1,3}") ? Integer.parseInt(text.strip()) : -1;
    }

    /** For a crew that has no case yet: where to take somebody from here. */
    @GetMapping("/crisis/destinations")
    @Does(value = Action.READ, data = "place-of-safety")
    String advice(@RequestParam MultiValueMap<String, String> asked, Model model) {
        TypedForm typed = TypedForm.of(asked);
        List<Destinations.Offer> offers = null;
        if (!asked.isEmpty()) {
            int age = typed.get("age").isBlank() ? 0 : number(typed.get("age"));
            if (age < 0 || age > 125) {
                typed.wrong("age", "Enter the age in years, like 30");
            } else {
                offers = destinations.look(new Destinations.Wanted(
                        typed.orNull("postcode"),
                        typed.get("age").isBlank() ? null : age,
                        typed.ticked("restraint"),
                        typed.ticked("body")));
            }
        }
        if (offers == null) {
            looks.look("Form: where to take somebody", Ask.function(Action.READ, "place-of-safety"), _ -> true);
        }
        model.addAttribute("title", "Where to take somebody");
        model.addAttribute("errors", typed.problems());
        model.addAttribute("page", new AdvicePage(typed, offers));
        return "crisis/advice";
    }
}
