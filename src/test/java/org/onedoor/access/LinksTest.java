package org.onedoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.frontdoor.Doing;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.web.OpenPages;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whatever page leads on to another leads there for this reader: what is not permitted is absent, the link to it too. */
@OneDoorTest
class LinksTest {
    private static final int PAGES = 70;
    private static final String PRACTICE = "F81030";

    /** Those who sit at a desk; the others come by pages of their own. */
    private static final Set<String> NO_DESK = Set.of("link", "machine", "person", "carer");

    /** What is no page to read, or leads away. */
    private static final Pattern NOT_FOLLOWED = Pattern.compile(
            ".*\\.(?:csv|xlsx|docx|pdf|ics|atom|json|txt)(?:\\?.*)?|/(?:live|fhir|open-referral|sign-out|demo|docs)(?:/.*)?|.*/export(?:\\?.*)?");

    /** An id, a reference or a number in an address: one page of each kind is enough. */
    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}|[A-Z]{2}-[0-9A-Z]{4}-[0-9A-Z]{4}|\\d+|\\?.*");

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Gate gate;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    static Stream<String> roles() {
        return Policy.load().roles().stream().filter(role -> !NO_DESK.contains(role));
    }

    @ParameterizedTest
    @MethodSource("roles")
    void everyLinkLeadsToAPageThatItsReaderMayOpenAndEveryFormMayBeSent(String role) {
        UUID practice = Organisation.idOfOds(PRACTICE);
        doing.referral(cast.gp(PRACTICE).actor());
        Account account = cast.account(role, practice, null);
        Actor actor = account.actor();
        Visitor visitor = new Visitor(port).signIn(account.username());
        Map<String, String> from = new LinkedHashMap<>();
        Deque<String> waiting = new ArrayDeque<>(List.of("/"));
        from.put("/", "sign-in");
        Set<String> kinds = new HashSet<>();
        List<String> shut = new ArrayList<>();
        while (!waiting.isEmpty() && kinds.size() < PAGES) {
            String path = waiting.removeFirst();
            if (!kinds.add(ID.matcher(path).replaceAll("#"))) {
                continue;
            }
            Page page = visitor.open(path);
            if (page.status() >= 400) {
                shut.add("%s on %s: %d".formatted(path, from.get(path), page.status()));
            }
            for (Element form : page.document().select("form[method=post]")) {
                if (!mayBeSent(form.attr("action"), actor)) {
                    shut.add("form %s on %s".formatted(form.attr("action"), path));
                }
            }
            for (Element link : page.document().select("a[href^=/]")) {
                String to = link.attr("href").replaceFirst("#.*", "");
                if (!to.isEmpty() && !NOT_FOLLOWED.matcher(to).matches() && from.putIfAbsent(to, path) == null) {
                    waiting.add(to);
                }
            }
        }
        assertThat(kinds).hasSizeGreaterThan(5);
        assertThat(shut).as("links that lead nowhere for %s", role).isEmpty();
    }

    /** By what whoever takes it declares; sending them all would change what other tests look at. */
    private boolean mayBeSent(String action, Actor actor) {
        PathContainer path = PathContainer.parsePath(action.replaceFirst("[?#].*", ""));
        Does does = mappings.getHandlerMethods().entrySet().stream()
                .filter(each -> each.getKey().getMethodsCondition().getMethods().contains(RequestMethod.POST))
                .flatMap(each -> Objects.requireNonNull(each.getKey().getPathPatternsCondition()).getPatterns().stream()
                        .filter(pattern -> pattern.matches(path))
                        .map(pattern -> Map.entry(pattern, each.getValue())))
                .min(Map.Entry.comparingByKey())
                .map(each -> OpenPages.declared(each.getValue()))
                .orElse(null);
        return does == null
                || does.data().equals("open")
                || gate.decide(actor, Ask.function(does.value(), does.data())) instanceof Decision.Allowed;
    }
}
