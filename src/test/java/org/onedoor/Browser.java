package org.onedoor;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A user at a browser. One Chromium serves the whole run; each test opens a user of its own and closes it, and closing
 * fails the test when the page broke its content security policy or a script failed.
 */
public final class Browser implements AutoCloseable {
    private static final List<String> PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    /** Started at first use and ended with the JVM. */
    private static final class One {
        static final com.microsoft.playwright.Browser BROWSER = launch();

        private static com.microsoft.playwright.Browser launch() {
            Path chromium = PLACES.stream()
                    .map(Path::of)
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("No Chromium: './onedoor test' installs it"));
            Playwright playwright = Playwright.create();
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            return playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(chromium)
                            .setHeadless(true)
                            .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
        }
    }

    private final BrowserContext context;
    private final Page page;
    private final String base;
    private final List<String> violations = new ArrayList<>();

    private Browser(String base, com.microsoft.playwright.Browser.NewContextOptions options) {
        this.base = base;
        this.context = One.BROWSER.newContext(options.setLocale("en-GB")
                .setTimezoneId("Europe/London")
                .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
        this.context.setDefaultTimeout(10_000);
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                violations.add(message.text());
            }
        });
        page.onPageError(violations::add);
    }

    /** A desk: 1280 by 900. */
    public static Browser at(int port) {
        return at("http://localhost:" + port);
    }

    public static Browser at(String base) {
        return new Browser(base, sized(1280, 900));
    }

    /** A small phone, or a desk at 400% zoom: 320 wide. */
    public static Browser narrow(int port) {
        return narrow("http://localhost:" + port);
    }

    public static Browser narrow(String base) {
        return new Browser(base, sized(320, 640));
    }

    /** A browser with script switched off: every main act must work. */
    public static Browser noScript(int port) {
        return new Browser("http://localhost:" + port, sized(1280, 900).setJavaScriptEnabled(false));
    }

    private static com.microsoft.playwright.Browser.NewContextOptions sized(int width, int height) {
        return new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(width, height);
    }

    public Page page() {
        return page;
    }

    public Browser open(String path) {
        page.navigate(base + path);
        return this;
    }

    /** Signs in with a demo account; every demo account's password is the same. */
    public Browser signIn(String username, String password) {
        open("/sign-in");
        page.locator("#username").fill(username);
        page.locator("#password").fill(password);
        page.locator("#password").press("Enter");
        page.waitForURL(url -> !url.endsWith("/sign-in"));
        return this;
    }

    /** Fails with every accessibility violation of the page as it stands. */
    public Browser accessible() {
        List<Rule> rules = new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                .analyze()
                .getViolations();
        assertThat(rules.stream()
                        .filter(rule -> !rule.getNodes().stream().allMatch(node -> knownInTheDesignSystem(rule, node)))
                        .map(rule -> rule.getId() + ": " + rule.getHelp() + "\n"
                                + rule.getNodes().stream()
                                        .map(node -> "    " + node.getHtml())
                                        .collect(Collectors.joining("\n")))
                        .toList())
                .as("accessibility of %s", page.url())
                .isEmpty();
        return this;
    }

    /** Its script says of a radio with a further question that it is expanded, which ARIA 1.2 has no word for. */
    private static boolean knownInTheDesignSystem(Rule rule, CheckedNode node) {
        return rule.getId().equals("aria-allowed-attr")
                && node.getHtml().contains("nhsuk-radios__input")
                && node.getHtml().contains("aria-expanded");
    }

    /** Fails when the page is wider than the window: nobody scrolls two ways to read a line. */
    public Browser fits() {
        int over = ((Number) page.evaluate(
                        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
        assertThat(over).as("pixels of %s beyond the window", page.url()).isLessThanOrEqualTo(0);
        return this;
    }

    /** Keeps a picture of the page in docs/images, when there is none yet or {@code -Donedoor.pictures=true}. */
    public Browser picture(String screen, String state) {
        Path file = Path.of("docs/images", screen + "-" + state + ".png");
        if (Boolean.getBoolean("onedoor.pictures") || !Files.exists(file)) {
            page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        }
        return this;
    }

    /** What broke so far: refused scripts and styles, and failed scripts. */
    public List<String> violations() {
        return List.copyOf(violations);
    }

    @Override
    public void close() {
        context.close();
        assertThat(violations).as("scripts and policy").isEmpty();
    }
}
