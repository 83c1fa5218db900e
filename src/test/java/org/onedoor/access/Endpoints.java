package org.onedoor.access;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.web.OpenPages;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every page and form about one person or one referral, from the application's own list of them. */
@Component
class Endpoints {
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-zA-Z]+)(?::(?:[^{}]|\\{[^{}]*\\})*)?\\}");

    private final RequestMappingHandlerMapping mappings;

    Endpoints(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        this.mappings = mappings;
    }

    /** Whom they are asked about. */
    record Subjects(UUID person, String reference) {}

    /** @param whole whether it is a page that names nothing but the person */
    record Endpoint(String method, String pattern, Action action, String dataClass, boolean whole) {
        String about(Subjects subjects) {
            return VARIABLE.matcher(pattern).replaceAll(found -> switch (found.group(1)) {
                case "personId" -> subjects.person().toString();
                case "reference" -> subjects.reference();
                default -> "00000000-0000-4000-8000-000000000000";
            });
        }
    }

    List<Endpoint> all() {
        Map<String, Endpoint> found = new LinkedHashMap<>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            Does does = OpenPages.declared(handler);
            for (String pattern :
                    Objects.requireNonNull(mapping.getPathPatternsCondition()).getPatternValues()) {
                List<String> variables = VARIABLE.matcher(pattern)
                        .results()
                        .map(each -> each.group(1))
                        .toList();
                if (does == null
                        || pattern.startsWith("/me")
                        || !(variables.contains("personId")
                                || (variables.contains("reference") && pattern.startsWith("/referrals/")))) {
                    continue;
                }
                for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
                    found.put(
                            method + pattern,
                            new Endpoint(
                                    method.name(),
                                    pattern,
                                    does.value(),
                                    does.data(),
                                    method == RequestMethod.GET && variables.equals(List.of("personId"))));
                }
            }
        });
        return found.values().stream()
                .sorted(Comparator.comparing(Endpoint::pattern).thenComparing(Endpoint::method))
                .toList();
    }
}
