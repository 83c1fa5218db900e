package org.onedoor.platform.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.condition.PathPatternsRequestCondition;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Which pages a role may open at all, from what each declares that it does: a link to another is left off, since what is
 * not permitted is absent. Whether it may see whom the page is about, the page itself asks.
 */
@Component
public class OpenPages {
    private final SingletonSupplier<List<Gate>> gates;
    private final Supplier<Map<RequestMethod, Known>> known;

    private record Page(PathPattern path, Does does) {
        boolean isFixed() {
            return !path.hasPatternSyntax();
        }
    }

    /** Every page. @param fixed those whose address has nothing in it that varies */
    private record Known(Map<String, Does> fixed, List<Page> others) {
        static Known of(List<Page> pages) {
            return new Known(
                    pages.stream()
                            .filter(Page::isFixed)
                            .collect(Collectors.toMap(page -> page.path().getPatternString(), Page::does, (a, _) -> a)),
                    pages.stream().filter(page -> !page.isFixed()).toList());
        }

        Optional<Does> other(PathContainer path) {
            return others.stream()
                    .filter(page -> page.path().matches(path))
                    .findFirst()
                    .map(Page::does);
        }
    }

    OpenPages(ObjectProvider<Gate> gate, ObjectProvider<RequestMappingHandlerMapping> handlers) {
        this.gates = SingletonSupplier.of(() -> gate.stream().toList());
        this.known = SingletonSupplier.of(() -> Map.of(
                RequestMethod.GET, known(handlers, RequestMethod.GET),
                RequestMethod.POST, known(handlers, RequestMethod.POST)));
    }

    private static Known known(ObjectProvider<RequestMappingHandlerMapping> handlers, RequestMethod method) {
        return Known.of(handlers.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .flatMap(entry -> pages(entry.getKey(), declared(entry.getValue()), method))
                .sorted(Comparator.comparing(Page::path))
                .toList());
    }

    private static Stream<Page> pages(RequestMappingInfo info, @Nullable Does does, RequestMethod method) {
        PathPatternsRequestCondition paths = info.getPathPatternsCondition();
        return paths == null
                        || does == null
                        || !info.getMethodsCondition().getMethods().contains(method)
                ? Stream.empty()
                : paths.getPatterns().stream().map(path -> new Page(path, does));
    }

    /** What a handler declares that it does to which data, itself or its class; null where neither says so. */
    public static @Nullable Does declared(HandlerMethod method) {
        Does does = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Does.class);
        return does != null ? does : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Does.class);
    }

    /**
     * Whether this role may open that page, or send that form.
     *
     * @param method GET for a page, POST for a form
     * @param address of this site, with or without what follows a question mark
     * @throws IllegalArgumentException when there is no such page
     */
    boolean isOpen(Actor actor, RequestMethod method, String address) {
        Does does =
                find(method, address).orElseThrow(() -> new IllegalArgumentException("There is no page at " + address));
        return does.data().equals("open") || allows(actor, Gate.Ask.function(does.value(), does.data()));
    }

    /** Whether there is a page, or one that takes a form, at all. */
    boolean has(RequestMethod method, String address) {
        return find(method, address).isPresent();
    }

    private Optional<Does> find(RequestMethod method, String address) {
        String path = address.replaceFirst("[?#].*", "");
        Known pages = Objects.requireNonNull(known.get().get(method), method.name());
        return Optional.ofNullable(pages.fixed().get(path)).or(() -> pages.other(PathContainer.parsePath(path)));
    }

    boolean allows(Actor actor, Gate.Ask ask) {
        return gates.obtain().stream().allMatch(each -> each.decide(actor, ask) instanceof Gate.Decision.Allowed);
    }
}
