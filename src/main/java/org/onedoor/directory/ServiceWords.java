package org.onedoor.directory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.onedoor.platform.EnglishWords;

/**
 * Forgiving search for services by typed words: each must begin a word of the service, or, where it is no word of English
 * itself, be one letter away from a long one. Its name counts most, then its kind, its needs with their synonyms, and what it says of itself. Each word of the
 * directory is kept once with the services that say it, so that a search reads words and not services.
 */
final class ServiceWords {
    private static final int LONG_WORD = 5;

    /** Fewer letters begin too many words: "D&A" is not every service with an "a" and a "d". */
    private static final int BEGINNING = 3;

    /** Where a word stands, and what it counts there. */
    private enum Where {
        NAME(8),
        KIND(4),
        NEED(3),
        ABOUT(1);

        final int counts;

        Where(int counts) {
            this.counts = counts;
        }
    }

    /** The services that say one word in one place, by their number in the list. */
    private static final class Saying {
        private int[] services = new int[4];
        private int count;

        void add(int service) {
            if (count > 0 && services[count - 1] == service) {
                return;
            }
            if (count == services.length) {
                services = Arrays.copyOf(services, count * 2);
            }
            services[count++] = service;
        }
    }

    private final List<Service> all;
    private final Map<String, Map<Where, Saying>> words = new HashMap<>();

    private ServiceWords(List<Service> all) {
        this.all = all;
    }

    static ServiceWords of(List<Service> all, List<CodedNeed> needs, List<ServiceType> types) {
        Map<String, Set<String>> needWords = needs.stream()
                .collect(Collectors.toMap(
                        CodedNeed::code,
                        need -> Stream.concat(Stream.of(need.label()), need.synonyms().stream())
                                .flatMap(said -> split(said).stream())
                                .collect(Collectors.toSet())));
        Map<String, List<String>> typeWords = types.stream()
                .collect(Collectors.toMap(ServiceType::code, type -> split(type.label() + " " + type.mapLabel())));
        ServiceWords index = new ServiceWords(List.copyOf(all));
        for (int i = 0; i < all.size(); i++) {
            Service service = all.get(i);
            index.add(Where.NAME, split(service.name()), i);
            index.add(Where.KIND, typeWords.getOrDefault(service.typeCode(), List.of()), i);
            for (String need : service.needs()) {
                index.add(Where.NEED, needWords.getOrDefault(need, Set.of()), i);
            }
            index.add(Where.ABOUT, split(service.description()), i);
        }
        return index;
    }

    private void add(Where where, Iterable<String> said, int service) {
        for (String word : said) {
            words.computeIfAbsent(word, _ -> new HashMap<>(2))
                    .computeIfAbsent(where, _ -> new Saying())
                    .add(service);
        }
    }

    /** The best first, ceased services last; none where nothing was asked. */
    List<Service> search(String text) {
        List<String> each = split(text);
        if (each.isEmpty()) {
            return List.of();
        }
        int[] scores = new int[all.size()];
        for (String word : each) {
            byte[] best = best(word);
            for (int i = 0; i < scores.length; i++) {
                scores[i] = best[i] == 0 || scores[i] < 0 ? -1 : scores[i] + best[i];
            }
        }
        return IntStream.range(0, scores.length)
                .filter(i -> scores[i] > 0)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> all.get(i).status() instanceof ServiceStatus.Ceased)
                        .thenComparing(i -> -scores[i])
                        .thenComparing(i -> all.get(i).name()))
                .map(all::get)
                .toList();
    }

    /** What one asked word counts with each service; 0 where it says nothing like it. */
    private byte[] best(String asked) {
        byte[] best = new byte[all.size()];
        boolean slip = mayBeSlip(asked);
        words.forEach((word, places) -> {
            int likeness = likeness(word, asked, slip);
            if (likeness > 0) {
                places.forEach((where, saying) -> {
                    byte counts = (byte) (where.counts * likeness);
                    for (int i = 0; i < saying.count; i++) {
                        int service = saying.services[i];
                        if (best[service] < counts) {
                            best[service] = counts;
                        }
                    }
                });
            }
        });
        return best;
    }

    /** 2 when a word begins as asked, 1 when it is nearly what was asked, else 0. */
    private static int likeness(String word, String asked, boolean slip) {
        if (asked.length() >= BEGINNING ? word.startsWith(asked) : word.equals(asked)) {
            return 2;
        }
        return slip && word.length() >= LONG_WORD && oneWrong(word, asked) ? 1 : 0;
    }

    /** Whoever writes hopeless does not mean homeless. */
    static boolean mayBeSlip(String asked) {
        return asked.length() >= LONG_WORD && !EnglishWords.has(asked);
    }

    private static List<String> split(String text) {
        List<String> found = new ArrayList<>();
        for (String word : text.toLowerCase(Locale.ROOT).replace("'", "").split("[^\\p{L}\\p{Nd}]+")) {
            if (!word.isEmpty()) {
                found.add(word);
            }
        }
        return found;
    }

    /** One letter changed, left out or put in, or two neighbours swapped. */
    static boolean oneWrong(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 1) {
            return false;
        }
        int start = 0;
        while (start < Math.min(a.length(), b.length()) && a.charAt(start) == b.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < Math.min(a.length(), b.length()) - start
                && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
            end++;
        }
        String left = a.substring(start, a.length() - end);
        String right = b.substring(start, b.length() - end);
        return (left.length() <= 1 && right.length() <= 1)
                || (left.length() == 2
                        && new StringBuilder(left).reverse().toString().equals(right));
    }
}
