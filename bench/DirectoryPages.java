import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The directory over HTTP, as anybody reads it: the open data by the hundred, and the public search. On the folder that
 * `./onedoor bench directory` has filled. Run it by ./onedoor bench directory-pages.
 */
public class DirectoryPages {
    static final Demonstration DEMO = new Demonstration("directory-bench", 18160);
    static final int WARM = 400;
    static final int TIMES = 600;
    static final List<String> WORDS = List.of("I can't cope", "drugs", "my son hears voices", "debt", "eating", "bereavement");
    static final List<String> POSTCODES = List.of("", "CM1 1LB", "SS0 0RY", "CO4 5JL", "RM17 6SL");

    interface Asking {
        Visitor.Answer ask(int turn) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        Process server = DEMO.startBare();
        try {
            DEMO.ready();
            Visitor anybody = new Visitor(DEMO);
            measure("open data, a page of 100", turn -> anybody.get("/open-referral/v3/services?per_page=100&page=" + (1 + turn * 37 % 900)));
            measure("open data, 100 that say a word", turn -> anybody.get("/open-referral/v3/services?per_page=100&search=anxiety&page=" + (1 + turn % 20)));
            measure("public search", turn -> anybody.post(
                    "/find-help",
                    Map.of(
                            "q", WORDS.get(turn % WORDS.size()),
                            "age", turn % 3 == 0 ? "" : String.valueOf(9 + turn * 7 % 80),
                            "postcode", POSTCODES.get(turn % POSTCODES.size()))));
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    static void measure(String what, Asking asking) throws Exception {
        double[] took = new double[TIMES];
        long letters = 0;
        for (int i = -WARM; i < TIMES; i++) {
            Visitor.Answer answer = asking.ask(i + WARM);
            if (answer.status() != 200) {
                throw new IllegalStateException(what + ": " + answer.status() + " " + answer.body());
            }
            if (i >= 0) {
                took[i] = answer.millis();
                letters += answer.body().length();
            }
        }
        Arrays.sort(took);
        System.out.printf(
                Locale.ROOT, "%-32s p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, %d kB%n", what, took[TIMES / 2], took[TIMES * 95 / 100], took[TIMES * 99 / 100], letters / TIMES / 1000);
    }
}
