package org.onedoor.programme.publishing;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onedoor.programme.publishing.NameFound.Why;
import org.onedoor.programme.publishing.PersonNames.Span;

/**
 * Words with a capital that no list knows, with what stands beside them as a part of the same name: {@code Okonkwo},
 * {@code CHUKWUEMEKA OKONKWO}, {@code J. Baker}, {@code Wei Cook}. A lone word of plain English that is a name too counts
 * where it has a capital among words that have none, or where it begins a sentence that does not show it to be only a word.
 */
final class UnknownWords {
    private static final Pattern TOKEN = Pattern.compile("\\p{L}[\\p{L}\\p{M}]*(?:['’‑-]\\p{L}[\\p{L}\\p{M}]*)*");
    private static final Pattern SPACES = Pattern.compile("[ \\u00A0]{1,3}");
    private static final Pattern AFTER_INITIAL = Pattern.compile("\\.?[ \\u00A0]{0,2}");
    private static final Pattern POSSESSIVE = Pattern.compile("['’][sS]$");
    private static final Set<String> PARTICLES = Set.of(
            "van", "von", "de", "der", "den", "del", "della", "di", "da", "dos", "du", "la", "le", "bin", "ibn", "bint",
            "al", "el", "ul", "ap", "abu", "ten", "ter");
    private static final Set<String> BEFORE_THINGS = Set.of(
            "the", "a", "an", "this", "that", "these", "those", "our", "their", "its", "each", "every", "any", "no",
            "new");
    /** A word with a capital that is one of these is no surname. */
    private static final Set<String> INSTITUTIONS = Set.of("""
            hospital trust council service services team teams board police centre unit group forum
            university college school partnership programme network house ward clinic surgery system app
            plan pathway county district borough city alliance hub line foundation association society
            court prison report manager lead director officer commissioner and mental health care
            """.strip().split("\\s+"));

    private UnknownWords() {}

    private enum Kind {
        /** Says nothing of anybody. */
        PLAIN,
        /** An ordinary word that people are called by too. */
        DOUBTFUL,
        INITIAL,
        SHORT,
        UNKNOWN,
        SCRIPT
    }

    private record Token(String word, int start, int end, Kind kind, boolean capital) {
        boolean ofAName() {
            return kind != Kind.PLAIN && capital || kind == Kind.UNKNOWN || kind == Kind.SCRIPT;
        }
    }

    /** @param taken what is settled already: it is neither looked at nor joined to a name */
    static List<Span> in(String text, boolean leads, List<Span> taken) {
        List<Token> tokens = tokens(text, leads, taken);
        List<Span> found = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            if (!tokens.get(at).ofAName()) {
                at++;
                continue;
            }
            int to = runFrom(text, tokens, at);
            Why why = why(text, tokens, at, to, leads);
            if (why != null) {
                found.add(new Span(tokens.get(at).start(), tokens.get(to).end(), why));
            }
            at = to + 1;
        }
        return found;
    }

    private static List<Token> tokens(String text, boolean leads, List<Span> taken) {
        List<Token> tokens = new ArrayList<>();
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            int start = token.start();
            String whole = token.group();
            Matcher possessive = POSSESSIVE.matcher(whole);
            String word = possessive.find() ? whole.substring(0, possessive.start()) : whole;
            int end = start + word.length();
            boolean settled = taken.stream().anyMatch(span -> span.start() < end && start < span.end());
            boolean capital = Character.isUpperCase(word.codePointAt(0));
            tokens.add(new Token(
                    word,
                    start,
                    end,
                    settled ? Kind.PLAIN : kind(text, word, start, capital, leads),
                    !settled && capital));
        }
        return tokens;
    }

    private static Kind kind(String text, String word, int start, boolean capital, boolean leads) {
        if (word.codePoints().anyMatch(UnknownWords::foreign)) {
            return Kind.SCRIPT;
        }
        if (word.length() == 1) {
            boolean joined = start > 0 && text.charAt(start - 1) == '&' || text.startsWith("&", start + 1);
            return capital && !joined && !word.equals("I") ? Kind.INITIAL : Kind.PLAIN;
        }
        boolean name = KnownWords.name(word);
        if (KnownWords.ordinary(word)) {
            return name && capital ? Kind.DOUBTFUL : Kind.PLAIN;
        }
        if (Abbreviations.explains(word)) {
            return Kind.PLAIN;
        }
        boolean inside = !word.equals(word.toLowerCase(Locale.ROOT));
        if (!inside) {
            return word.length() > 2 && (name || leads) ? Kind.UNKNOWN : Kind.PLAIN;
        }
        boolean shortForm = word.length() <= 5
                && word.chars().filter(Character::isUpperCase).count() >= word.length() - 1L
                && !name;
        return shortForm ? Kind.SHORT : Kind.UNKNOWN;
    }

    private static boolean foreign(int letter) {
        UnicodeScript script = UnicodeScript.of(letter);
        return script != UnicodeScript.LATIN && script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED;
    }

    /** @return the index of the last token of the name that begins at this one */
    private static int runFrom(String text, List<Token> tokens, int from) {
        int to = from;
        for (int next = from + 1; next < tokens.size(); next++) {
            Token token = tokens.get(next);
            if (!together(text, tokens.get(next - 1), token)) {
                break;
            }
            if (token.ofAName()) {
                to = next;
            } else if (takesOn(tokens, from, to, next)) {
                to = next;
                break;
            } else if (!PARTICLES.contains(token.word().toLowerCase(Locale.ROOT)) || next - to > 2) {
                break;
            }
        }
        return to;
    }

    /** Whether an ordinary word with a capital is a surname here, as in {@code Kwame Butcher}. */
    private static boolean takesOn(List<Token> tokens, int from, int to, int next) {
        Token token = tokens.get(next);
        return next == to + 1
                && token.capital()
                && to - from < 2
                && tokens.subList(from, next).stream().anyMatch(each -> each.kind() == Kind.UNKNOWN)
                && !INSTITUTIONS.contains(token.word().toLowerCase(Locale.ROOT));
    }

    private static boolean together(String text, Token before, Token after) {
        String gap = text.substring(before.end(), after.start());
        return SPACES.matcher(gap).matches()
                || before.kind() == Kind.INITIAL && AFTER_INITIAL.matcher(gap).matches();
    }

    private static @Nullable Why why(String text, List<Token> tokens, int from, int to, boolean leads) {
        List<Token> run = tokens.subList(from, to + 1);
        if (run.stream().anyMatch(token -> token.kind() == Kind.SCRIPT)) {
            return Why.SCRIPT;
        }
        if (run.stream().anyMatch(token -> token.kind() == Kind.UNKNOWN)) {
            return Why.UNKNOWN;
        }
        if (run.stream().anyMatch(token -> token.kind() == Kind.SHORT)) {
            return Why.INITIALS;
        }
        long initials =
                run.stream().filter(token -> token.kind() == Kind.INITIAL).count();
        boolean dotted =
                run.stream().anyMatch(token -> token.kind() == Kind.INITIAL && text.startsWith(".", token.end()));
        if (initials > 0 && (initials < run.size() || dotted && initials > 1)) {
            return Why.INITIALS;
        }
        if (initials == 0
                && run.size() > 1
                && KnownWords.forename(run.getFirst().word())) {
            return Why.FORENAME;
        }
        if (initials > 0 || run.size() > 1) {
            return null;
        }
        return lone(text, tokens, from) ? Why.FORENAME : begins(text, tokens, from, leads) ? Why.BEGINS : null;
    }

    /** Whether a single word begins a sentence, or a cell of leads, and nothing that follows says it is only a word. */
    private static boolean begins(String text, List<Token> tokens, int at, boolean leads) {
        Token word = tokens.get(at);
        Token next = at + 1 < tokens.size() && together(text, word, tokens.get(at + 1)) ? tokens.get(at + 1) : null;
        boolean first = at == 0 || !together(text, tokens.get(at - 1), word);
        if (!first && !opened(text, tokens, at - 1) || next != null && next.capital()) {
            return false;
        }
        return leads && next == null
                || Openings.maybe(
                        word.word().toLowerCase(Locale.ROOT),
                        next == null ? "" : next.word().toLowerCase(Locale.ROOT));
    }

    /** Whether the sentence begins with this word and it only leads on, so that the next has a capital of its own. */
    private static boolean opened(String text, List<Token> tokens, int at) {
        boolean first = at == 0 || !together(text, tokens.get(at - 1), tokens.get(at));
        return first && Openings.opens(tokens.get(at).word().toLowerCase(Locale.ROOT));
    }

    /** Whether a single word has a capital in the middle of a sentence that has none beside it. */
    private static boolean lone(String text, List<Token> tokens, int at) {
        if (at == 0 || !together(text, tokens.get(at - 1), tokens.get(at))) {
            return false;
        }
        Token before = tokens.get(at - 1);
        boolean capitalAfter = at + 1 < tokens.size()
                && together(text, tokens.get(at), tokens.get(at + 1))
                && tokens.get(at + 1).capital();
        return !before.capital()
                && before.word().equals(before.word().toLowerCase(Locale.ROOT))
                && !BEFORE_THINGS.contains(before.word())
                && !capitalAfter;
    }
}
