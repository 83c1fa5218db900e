import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What the second gate costs a page: the same pages of a demo with the row-level security of every gated table on and off,
 * in turn and in an order by chance, so that what the machine does meanwhile falls on both. Run it by
 * ./onedoor bench access --gates [--json].
 */
public class Gates {
    static final Demonstration DEMO = new Demonstration("access-bench", 18152);
    static final int TURNS = 20;
    static final int TIMES = 25;
    static final Random RANDOM = new Random(7);

    public static void main(String[] arguments) throws Exception {
        boolean json = Arrays.asList(arguments).contains("--json");
        Process server = DEMO.start("--speed", "0");
        try {
            DEMO.ready();
            Visitor navigator = new Visitor(DEMO).signIn("navigator.1");
            List<String> addresses = Access.addresses(navigator);
            List<String> people = addresses.stream().filter(each -> each.startsWith("/people/")).toList();
            Map<String, List<String>> pages = new LinkedHashMap<>();
            pages.put("a person", people);
            pages.put("a timeline", people.stream().map(person -> person + "/timeline").toList());
            pages.put("a referral", addresses.stream().filter(each -> each.startsWith("/referrals/")).toList());
            pages.put("a list", List.of("/referrals/inbox", "/referrals"));
            try (Connection owner = DEMO.owner();
                    Statement sql = owner.createStatement()) {
                measure(navigator, pages, sql, json);
            }
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    static void measure(Visitor navigator, Map<String, List<String>> pages, Statement sql, boolean json) throws Exception {
        List<String> tables = new ArrayList<>();
        try (ResultSet gated = sql.executeQuery("select oid::regclass::text from pg_class where relrowsecurity order by 1")) {
            while (gated.next()) {
                tables.add(gated.getString(1));
            }
        }
        if (tables.isEmpty()) {
            throw new IllegalStateException("No table is gated");
        }
        Map<String, double[][]> took = new LinkedHashMap<>();
        pages.keySet().forEach(page -> took.put(page, new double[2][TURNS * TIMES]));
        for (int turn = -2; turn < TURNS; turn++) {
            int first = RANDOM.nextInt(2);
            for (int gates : new int[] {first, 1 - first}) {
                for (String table : tables) {
                    sql.execute("alter table " + table + (gates == 1 ? " enable" : " disable") + " row level security");
                }
                for (String page : pages.keySet()) {
                    List<String> addresses = pages.get(page);
                    for (int i = -TIMES; i < TIMES; i++) { // what was planned before is planned anew in the first half
                        Visitor.Answer answer = navigator.get(addresses.get(RANDOM.nextInt(addresses.size())));
                        if (answer.status() != 200) {
                            throw new IllegalStateException(page + " was answered " + answer.status());
                        }
                        if (turn >= 0 && i >= 0) {
                            took.get(page)[gates][turn * TIMES + i] = answer.millis();
                        }
                    }
                }
            }
        }
        List<String> lines = new ArrayList<>();
        took.forEach((page, each) -> {
            double without = Access.median(each[0]);
            double with = Access.median(each[1]);
            lines.add((json ? "\"%s\":{\"without_ms\":%.2f,\"with_ms\":%.2f,\"costs_ms\":%.2f}" : "%-12s without %6.2f ms, with %6.2f ms: costs %5.2f ms")
                    .formatted(page, without, with, with - without));
        });
        System.out.println(json
                ? "{\"tables\":" + tables.size() + "," + String.join(",", lines) + "}"
                : tables.size() + " tables gated; medians of " + TURNS * TIMES + "\n" + String.join("\n", lines));
    }
}
