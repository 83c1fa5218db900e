package org.onedoor.programme.publishing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onedoor.programme.publishing.NameFound.Why;
import org.onedoor.programme.publishing.PhraseSet.Hit;

/**
 * Finds what may be the name of a person, so that it is hidden until somebody says it may be shown. Titles, roles with a
 * colon and first names tell of one; beyond those, so does every word with a capital that is neither plain English, nor a
 * word of the field, nor an organisation's name, nor explained; and a word that is a name too, where it begins a sentence.
 * It finds too much rather than too little; whoever publishes can add more.
 */
public final class PersonNames {
    /** What stands where a name stood. */
    public static final String HIDDEN = "[name not shown]";

    /** What stands where an address or a number stood. */
    private static final String UNREACHED = "[not shown]";

    /** How much is quoted on each side of a name. */
    private static final int AROUND = 45;

    private static final String WORD = "\\p{Lu}[\\p{L}\\p{M}'’]+(?:-\\p{Lu}[\\p{L}\\p{M}'’]+)*";
    private static final String GAP = "[ \\u00A0]+";
    private static final Pattern PAIR = Pattern.compile(
            "\\b(" + WORD + ")" + GAP + "(?:\\p{Lu}\\.?" + GAP + ")?(" + WORD + ")", Pattern.UNICODE_CASE);
    private static final Pattern TITLED = Pattern.compile(
            "\\b(?:(?i:Mr|Mrs|Ms|Mx|Dr|Prof|Professor|Cllr|Councillor|Sgt|Insp|Supt|Rev)|Miss|Inspector|PC|DS|DI|Sir|Dame|Lord|Lady)\\.?"
                    + GAP + "(" + WORD + "(?:" + GAP + WORD + ")?)");
    // somebody who types in small letters names nobody with one; what follows is a name unless it is a word
    private static final Pattern TITLED_SMALL =
            Pattern.compile("\\b(?i:mr|mrs|ms|mx|dr|prof|cllr|councillor|sgt|insp|supt|rev)\\.?" + GAP
                    + "(\\p{Ll}[\\p{L}\\p{M}'’-]+(?:" + GAP + "\\p{Ll}[\\p{L}\\p{M}'’-]+)?)");
    private static final Pattern ROLE = Pattern.compile(
            "\\b(?:Lead|Leads|Lead/s|Manager|Chair|Director|Officer|Contact|Author|Sponsor)[^:\\n]{0,12}:"
                    + "[ \\u00A0]*(" + WORD + GAP + WORD + ")(?:[ \\u00A0]*/[ \\u00A0]*(" + WORD + GAP + WORD + "))?");
    private static final Pattern REACHES =
            Pattern.compile("[\\p{L}\\p{N}_.+'’-]+@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+"
                    + "|(?<![\\p{L}\\p{N}])(?:(?:\\+|00)44[ -]?(?:\\(0\\)[ -]?)?|\\(?0)(?:[ ()-]{0,2}\\d){9,10}\\b|\\b\\d{3}[ -]?\\d{3}[ -]?\\d{4}\\b"
                    + "|\\b[A-Za-z]{1,2}\\d[A-Za-z\\d]? ?\\d[A-Za-z]{2}\\b");

    private PersonNames() {}

    /** A text of a plan. @param where what of the plan it is, in words; @param leads a list of who leads something */
    record Passage(String where, String text, boolean leads) {
        static Passage of(String text) {
            return new Passage("", text, false);
        }
    }

    /** Each name once, in the order of the texts. */
    public static List<String> in(Collection<String> texts) {
        return in(texts.stream().map(Passage::of).toList(), Set.of()).stream()
                .filter(found -> found.why() != Why.REACHES)
                .map(NameFound::name)
                .toList();
    }

    /**
     * Each name once, in the order of the texts; and what else finds somebody: e-mail addresses, telephone numbers, NHS
     * numbers and postcodes.
     *
     * @param known names and short forms of organisations, which are nobody's
     */
    static List<NameFound> in(Collection<Passage> passages, Collection<String> known) {
        PhraseSet organisations = new PhraseSet(known);
        Map<String, Why> whys = new LinkedHashMap<>();
        Map<String, Set<String>> places = new LinkedHashMap<>();
        Map<String, String> around = new LinkedHashMap<>();
        for (Passage passage : passages) {
            List<Span> spans = spans(passage, organisations);
            for (Span span : spans) {
                String name = passage.text().substring(span.start(), span.end());
                whys.putIfAbsent(name, span.why());
                around.computeIfAbsent(name, _ -> around(passage.text(), span));
                places.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(passage.where());
            }
        }
        return whys.entrySet().stream()
                .map(each -> new NameFound(
                        each.getKey(),
                        each.getValue(),
                        List.copyOf(places.getOrDefault(each.getKey(), Set.of())),
                        around.getOrDefault(each.getKey(), "")))
                .toList();
    }

    /** The words about a name in its line, so that whoever decides sees what it is. */
    private static String around(String text, Span span) {
        int from = span.start();
        while (from > 0 && span.start() - from < AROUND && text.charAt(from - 1) != '\n') {
            from--;
        }
        int to = span.end();
        while (to < text.length() && to - span.end() < AROUND && text.charAt(to) != '\n') {
            to++;
        }
        boolean before = from > 0 && text.charAt(from - 1) != '\n';
        boolean after = to < text.length() && text.charAt(to) != '\n';
        return (before ? "…" : "") + text.substring(from, to).strip() + (after ? "…" : "");
    }

    /** A stretch of a text that is taken for a name. */
    record Span(int start, int end, Why why) {}

    private static List<Span> spans(Passage passage, PhraseSet organisations) {
        String text = passage.text();
        List<Span> found = new ArrayList<>();
        List<Span> taken = new ArrayList<>();
        REACHES.matcher(text).results().forEach(hit -> taken.add(new Span(hit.start(), hit.end(), Why.REACHES)));
        found.addAll(taken);
        for (Hit hit : organisations.in(text)) {
            taken.add(new Span(hit.start(), hit.end(), Why.UNKNOWN));
        }
        List<Span> named = named(text);
        named.stream().filter(span -> apart(span, taken)).forEach(found::add);
        taken.addAll(named);
        UnknownWords.in(text, passage.leads(), taken).forEach(found::add);
        found.sort((a, b) -> Integer.compare(a.start(), b.start()));
        return found;
    }

    private static boolean apart(Span span, List<Span> others) {
        return others.stream().allMatch(other -> span.end() <= other.start() || other.end() <= span.start());
    }

    private static List<Span> named(String text) {
        List<Span> named = new ArrayList<>();
        TITLED.matcher(text).results().forEach(hit -> named.add(group(hit, 1, Why.TITLE)));
        Matcher small = TITLED_SMALL.matcher(text);
        while (small.find()) {
            String[] words = small.group(1).split(GAP, -1);
            if (!KnownWords.ordinary(words[0]) || KnownWords.name(words[0])) {
                boolean both = words.length == 2 && !KnownWords.ordinary(words[1]);
                named.add(
                        new Span(small.start(1), both ? small.end(1) : small.start(1) + words[0].length(), Why.TITLE));
            }
        }
        ROLE.matcher(text).results().forEach(hit -> {
            named.add(group(hit, 1, Why.TITLE));
            if (hit.group(2) != null) {
                named.add(group(hit, 2, Why.TITLE));
            }
        });
        Matcher pair = PAIR.matcher(text);
        int from = 0;
        while (pair.find(from)) {
            if (KnownWords.forename(pair.group(1)) && !shouted(pair.group(1), pair.group(2))) {
                Span span = new Span(pair.start(1), pair.end(2), Why.FORENAME);
                if (apart(span, named)) {
                    named.add(span);
                }
                from = pair.end(2);
            } else {
                from = pair.end(1);
            }
        }
        return named;
    }

    /** Two ordinary words of a sentence in capitals, such as {@code WILL BE}. */
    private static boolean shouted(String first, String second) {
        return first.equals(first.toUpperCase(Locale.ROOT))
                && KnownWords.ordinary(first)
                && KnownWords.ordinary(second)
                && !KnownWords.name(second);
    }

    private static Span group(MatchResult hit, int group, Why why) {
        return new Span(hit.start(group), hit.end(group), why);
    }

    /** The text without what finds somebody, names apart. */
    static String withoutAddresses(String text) {
        return REACHES.matcher(text).replaceAll(UNREACHED);
    }

    /** The text with each of these names hidden, however its spaces are typed. */
    public static String hidden(String text, Collection<String> names) {
        return hidden(text, new PhraseSet(names));
    }

    static String hidden(String text, PhraseSet names) {
        return names.replaced(text, (name, _) -> REACHES.matcher(name).matches() ? UNREACHED : HIDDEN);
    }
}
