package org.onedoor.exchange.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.method.SearchMethodBinding;
import ca.uhn.fhir.rest.server.method.SearchParameter;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a search is made by, before it is made: a parameter without a value is refused, for the FHIR library takes it for
 * none and a search by nothing is the whole worklist; and one that is not known is refused with those that are.
 */
final class SearchTerms {
    /** A type without an id, a system and no value, and the marks between: nothing that anybody could be found by. */
    private static final Pattern NOTHING = Pattern.compile("([A-Z][A-Za-z]+/|[\\s|,])*");

    /** Which part of what is found: refused elsewhere, by what they must be. */
    private static final Set<String> PAGE = Set.of("_count", "_offset");

    private final RestfulServer server;

    SearchTerms(RestfulServer server) {
        this.server = server;
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
    public void check(RequestDetails request) {
        if (!isSearch(request)) {
            return;
        }
        List<String> empty = request.getParameters().entrySet().stream()
                .filter(said -> !PAGE.contains(said.getKey()))
                .filter(said -> List.of(said.getValue()).stream()
                        .anyMatch(value -> NOTHING.matcher(value).matches()))
                .map(said -> said.getKey())
                .sorted()
                .toList();
        if (!empty.isEmpty()) {
            throw new InvalidRequestException("%s %s empty. Give a value, or leave it out."
                    .formatted(String.join(" and ", empty), empty.size() == 1 ? "is" : "are"));
        }
        List<String> known = known(request.getResourceName());
        if (!known.isEmpty() && !isKnown(request)) {
            throw new InvalidRequestException(
                    "%s cannot be searched by %s. What it can be searched by: %s; and _count and _offset."
                            .formatted(
                                    request.getResourceName(),
                                    String.join(" and ", strange(request, known)),
                                    String.join(", ", known)));
        }
    }

    private static boolean isSearch(RequestDetails request) {
        boolean asked = request.getRequestType() == RequestTypeEnum.GET && request.getOperation() == null;
        boolean posted = "_search".equals(request.getOperation());
        return (asked || posted) && request.getResourceName() != null && request.getId() == null;
    }

    /** Whether the FHIR library finds what answers it. */
    private boolean isKnown(RequestDetails request) {
        try {
            return server.determineResourceMethod(request, request.getRequestPath()) != null;
        } catch (InvalidRequestException unknown) {
            return false;
        }
    }

    /** The parameters by which a kind of resource is searched, as /metadata has them. */
    private List<String> known(String type) {
        return server.getResourceBindings().stream()
                .filter(kind -> type.equals(kind.getResourceName()))
                .flatMap(kind -> kind.getMethodBindings().stream())
                .filter(SearchMethodBinding.class::isInstance)
                .flatMap(method -> ((SearchMethodBinding) method).getParameters().stream())
                .filter(SearchParameter.class::isInstance)
                .map(parameter -> ((SearchParameter) parameter).getName())
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> strange(RequestDetails request, List<String> known) {
        return request.getParameters().keySet().stream()
                .filter(name -> !known.contains(name) && !known.contains(name.split("[:.]", 2)[0]))
                .filter(name -> !PAGE.contains(name))
                .sorted()
                .toList();
    }
}
