package org.onedoor.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.FormOwner;
import org.onedoor.platform.importing.Feeds;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.platform.web.PageFrame.Viewer;
import org.onedoor.platform.web.Workplaces.Workplace;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Makes the frame of a page from the request, so that a controller sets only {@code title} and {@code page}, with
 * {@code errors} ({@link FormErrors}) and the flash attribute {@code notice} where there are any.
 */
@Component
public class Frames {
    private final Navigation navigation;
    private final OpenPages pages;
    private final SingletonSupplier<List<Workplaces>> workplaces;
    private final SingletonSupplier<List<UnreadCount>> unread;
    private final Feeds feeds;
    private final DomainTime time;
    private final FormOwner owner;
    private final boolean demo;

    Frames(
            Navigation navigation,
            OpenPages pages,
            ObjectProvider<Workplaces> workplaces,
            ObjectProvider<UnreadCount> unread,
            Feeds feeds,
            DomainTime time,
            FormOwner owner,
            @Value("${onedoor.mode}") String mode) {
        this.navigation = navigation;
        this.pages = pages;
        this.workplaces = SingletonSupplier.of(() -> workplaces.stream().toList());
        this.unread = SingletonSupplier.of(() -> unread.stream().toList());
        this.feeds = feeds;
        this.time = time;
        this.owner = owner;
        this.demo = !mode.equals("serve");
    }

    PageFrame of(HttpServletRequest request, Map<String, ?> model) {
        Optional<Actor> actor = CurrentActor.find();
        return new PageFrame(
                Objects.toString(model.get("title"), PageFrame.PRODUCT),
                errors(model.get("errors")),
                model.get("notice") instanceof String notice ? notice : null,
                actor.map(this::viewer).orElse(null),
                actor.map(navigation::of).orElse(List.of()),
                path(request),
                demo,
                time.instant(),
                time.speed(),
                (method, address) ->
                        actor.filter(who -> pages.isOpen(who, method, address)).isPresent(),
                () -> token(request),
                SingletonSupplier.of(() -> actor.map(who -> owner.sign(who.accountId(), path(request)))
                        .orElse("")));
    }

    /** Controllers give the errors as they have them: the form's own map, or errors already made. */
    private static FormErrors errors(@Nullable Object errors) {
        if (errors instanceof FormErrors made) {
            return made;
        }
        if (errors instanceof Map<?, ?> map) {
            Map<String, String> sentences = new LinkedHashMap<>();
            map.forEach((field, sentence) -> sentences.put(String.valueOf(field), String.valueOf(sentence)));
            return new FormErrors(sentences);
        }
        return FormErrors.NONE;
    }

    private Viewer viewer(Actor actor) {
        Workplace workplace = workplaces.obtain().stream()
                .findFirst()
                .map(known -> known.of(actor))
                .orElseGet(() -> new Workplace("", null));
        int waiting = unread.obtain().stream().mapToInt(each -> each.of(actor)).sum();
        return new Viewer(actor.name(), actor.role(), workplace.organisation(), workplace.team(), waiting, late());
    }

    private List<String> late() {
        return feeds.late().stream()
                .map(feed ->
                        "%s, last received %s".formatted(feed.name(), London.full(Objects.requireNonNull(feed.last()))))
                .toList();
    }

    /** The address as asked for, also on an error page. */
    private static String path(HttpServletRequest request) {
        return Objects.toString(request.getAttribute("jakarta.servlet.error.request_uri"), request.getRequestURI());
    }

    private static String token(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token.getToken() : "";
    }
}
