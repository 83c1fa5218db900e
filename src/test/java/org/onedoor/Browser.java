package org.onedoor;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A user at a browser. One Chromium serves the whole run; each test opens a user of its own and closes it, and closing
 * fails the test when the page broke its content security policy or a script failed.
 */
public final class Browser implements AutoCloseable {
    /** The one without a window first: it takes a quarter less of the time, and shows the same. */
    private static final List<String> PLACES = List.of(
            "/usr/bin/chromium-headless-shell",
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome");

    private static final int PHONE = 320;

    /** Pixels of a page that are kept; what is below looks like what is above. */
    private static final int TALLEST = 3_200;

    private static final String SAME_REFERENCES = """
            () => {
              const shown = new Map();
              const letters = "23456789ACDEFGHJKMNPQRTVWXYZ";
              const instead = (reference) => {
                if (!shown.has(reference)) {
                  let seed = 7919 * (shown.size + 1);
                  let text = "";
                  for (let i = 0; i < 8; i++) {
                    seed = (seed * 48271) % 2147483647;
                    text += letters[seed % letters.length];
                  }
                  shown.set(reference, `OD-${text.slice(0, 4)}-${text.slice(4)}`);
                }
                return shown.get(reference);
              };
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (texts.nextNode()) {
                texts.currentNode.data = texts.currentNode.data.replace(/OD-[0-9A-Z]{4}-[0-9A-Z]{4}/g, instead);
              }
            }""";

    /**
     * Every rule of WCAG 2.2 AA and of good practice. What passed is not written out, nor where it stands: of a long page
     * that takes longer than the rules. Colours are the same on a phone as at a desk, and are looked at there. The design
     * system's script says of a radio with a further question that it is expanded, which ARIA 1.2 has no word for.
     */
    private static final String VIOLATIONS = """
            async (contrast) => {
              const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
              const known = (rule, html) => rule.id === "aria-allowed-attr"
                && html.includes("nhsuk-radios__input") && html.includes("aria-expanded");
              const found = await axe.run(document,
                { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"], selectors: false,
                  rules: { "color-contrast": { enabled: contrast } } });
              return found.violations
                .map(rule => ({ ...rule, nodes: rule.nodes.map(node => node.html).filter(html => !known(rule, html)) }))
                .filter(rule => rule.nodes.length > 0)
                .map(rule => `${rule.id}: ${rule.help}\\n    ${rule.nodes.join("\\n    ")}`);
            }""";

    /** Started at first use and ended with the JVM. */
    private static final class One {
        static final com.microsoft.playwright.Browser BROWSER = launch();
        static final String AXE = axe();

        private static String axe() {
            try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
                return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

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
                            .setEnv(britishEnglish())
                            .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage", "--lang=en-GB")));
        }
    }

    /** A date field shows the day first, as in every browser the staff have. */
    private static Map<String, String> britishEnglish() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("LANGUAGE", "en_GB");
        return environment;
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
        return new Browser(base, sized(PHONE, 640));
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
        page.evaluate(One.AXE);
        int width = page.viewportSize().width;
        assertThat((List<?>) page.evaluate(VIOLATIONS, width > PHONE))
                .as("accessibility of %s", page.url())
                .isEmpty();
        return this;
    }

    /** Fails when the page is wider than the window: nobody scrolls two ways to read a line. */
    public Browser fits() {
        int over = ((Number) page.evaluate(
                        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
        assertThat(over).as("pixels of %s beyond the window", page.url()).isLessThanOrEqualTo(0);
        return this;
    }

    /**
     * Keeps a picture of the page in docs/images when there is none yet, or with {@code -Donedoor.pictures=true} when it
     * differs from the one there. References are made at random, so that the picture shows others that never change.
     */
    public Browser picture(String screen, String state) {
        page.evaluate(SAME_REFERENCES);
        page.evaluate("() => document.fonts.ready");
        int width = page.viewportSize().width;
        int height = ((Number) page.evaluate("() => document.documentElement.scrollHeight")).intValue();
        Picture.keep(
                screen + "-" + state,
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setClip(0, 0, width, Math.min(height, TALLEST))
                        .setAnimations(ScreenshotAnimations.DISABLED)
                        .setCaret(ScreenshotCaret.HIDE)));
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
