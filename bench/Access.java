import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether somebody out of reach can be told from somebody who does not exist: pairs of requests for a person's page and a
 * referral's, by status, by length and by time. And how long a page about one person takes with its decision and its audit
 * row. Run it by ./onedoor bench access [--json].
 */
public class Access {
    static final Demonstration DEMO = new Demonstration("access-bench", 18151);
    static final int PAIRS = 1000;
    static final String LETTERS = "23456789ACDEFGHJKMNPQRTVWXYZ";
    static final List<String> LISTS = List.of("/referrals/inbox?page=", "/referrals?page=", "/referrals/waiting?page=");
    static final Random RANDOM = new Random(7);

    /** Two addresses of one kind: of somebody the account does not reach, and of nobody. */
    record Pair(String foreign, String absent) {}

    public static void main(String[] arguments) throws Exception {
        boolean json = Arrays.asList(arguments).contains("--json");
        Process server = DEMO.start("--speed", "0");
        try {
            DEMO.ready();
            Visitor navigator = new Visitor(DEMO).signIn("navigator.1");
            List<String> addresses = addresses(navigator);
            Visitor stranger = new Visitor(DEMO).signIn("mind.thurrock");
            List<Pair> pairs = pairs(stranger, addresses);
            measure(stranger, pairs, 300);
            double[][] took = measure(stranger, pairs, PAIRS);
            double foreign = median(took[0]);
            double absent = median(took[1]);
            List<String> people = addresses.stream().filter(each -> each.startsWith("/people/")).toList();
            double[] page = pages(navigator, people);
            System.out.printf(
                    json
                            ? "{\"pairs\":%d,\"addresses\":%d,\"alike\":%d,\"foreign_ms\":%.2f,\"absent_ms\":%.2f,\"difference_percent\":%.1f,\"page_p50_ms\":%.1f,\"page_p95_ms\":%.1f}%n"
                            : "pairs %d of %d addresses, answered alike %d%nout of reach: median %.2f ms; nobody: median %.2f ms; difference %.1f%%%na person's page: p50 %.1f ms, p95 %.1f ms%n",
                    PAIRS, pairs.size(), alike, foreign, absent, 100 * Math.abs(foreign - absent) / Math.min(foreign, absent), page[0], page[1]);
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    /** Every referral on the navigator's lists, and the person each is about. */
    static List<String> addresses(Visitor navigator) throws Exception {
        Set<String> references = new LinkedHashSet<>();
        for (String list : LISTS) {
            for (int page = 1; page <= 12; page++) {
                Matcher reference = Pattern.compile("OD-[0-9A-Z]{4}-[0-9A-Z]{4}").matcher(navigator.get(list + page).body());
                while (reference.find()) {
                    references.add(reference.group());
                }
            }
        }
        Set<String> found = new LinkedHashSet<>();
        for (String reference : references) {
            Visitor.Answer page = navigator.get("/referrals/" + reference);
            Matcher person = Pattern.compile("/people/[0-9a-f-]{36}").matcher(page.body());
            if (page.status() == 200 && person.find()) {
                found.add("/referrals/" + reference);
                found.add(person.group());
            }
        }
        return List.copyOf(found);
    }

    static List<Pair> pairs(Visitor stranger, List<String> addresses) throws Exception {
        List<Pair> pairs = new ArrayList<>();
        for (String address : addresses) {
            if (stranger.get(address).status() == 404) {
                pairs.add(new Pair(address, address.startsWith("/people/") ? "/people/" + UUID.randomUUID() : "/referrals/" + reference()));
            }
        }
        if (pairs.size() < 20) {
            throw new IllegalStateException("Only " + pairs.size() + " addresses are out of reach: see target/access-bench.log");
        }
        return pairs;
    }

    static String reference() {
        StringBuilder reference = new StringBuilder("OD-");
        for (int i = 0; i < 8; i++) {
            reference.append(i == 4 ? "-" : "").append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return reference.toString();
    }

    static int alike;

    /** In turn, and which of the two comes first by chance: what the machine does meanwhile falls on both. */
    static double[][] measure(Visitor stranger, List<Pair> pairs, int times) throws Exception {
        double[][] took = new double[2][times];
        alike = 0;
        for (int i = 0; i < times; i++) {
            Pair pair = pairs.get(i % pairs.size());
            boolean foreignFirst = RANDOM.nextBoolean();
            Visitor.Answer first = stranger.get(foreignFirst ? pair.foreign() : pair.absent());
            Visitor.Answer second = stranger.get(foreignFirst ? pair.absent() : pair.foreign());
            took[foreignFirst ? 0 : 1][i] = first.millis();
            took[foreignFirst ? 1 : 0][i] = second.millis();
            alike += first.status() == second.status() && first.body().length() == second.body().length() ? 1 : 0;
        }
        return took;
    }

    static double[] pages(Visitor navigator, List<String> people) throws Exception {
        double[] took = new double[PAIRS];
        for (int i = -300; i < PAIRS; i++) {
            double millis = navigator.get(people.get(Math.floorMod(i, people.size()))).millis();
            if (i >= 0) {
                took[i] = millis;
            }
        }
        Arrays.sort(took);
        return new double[] {took[PAIRS / 2], took[PAIRS * 95 / 100]};
    }

    static double median(double[] took) {
        double[] sorted = took.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
