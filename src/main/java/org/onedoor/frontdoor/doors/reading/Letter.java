package org.onedoor.frontdoor.doors.reading;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.codec.DecoderException;
import org.apache.commons.codec.net.QuotedPrintableCodec;
import org.onedoor.frontdoor.doors.reading.Clause.Part;
import org.springframework.web.util.HtmlUtils;

/** A letter or an e-mail, cut into stretches that each are about one thing, so that nobody's number becomes another's. */
final class Letter {
    private static final Pattern MARKUP = Pattern.compile(
            "<(?:!doctype|html|head|body|p|div|br|table|tr|td|span|li|ul|h[1-6]|b|i|strong|em|font|style|a)\\b[^>]*>",
            Pattern.CASE_INSENSITIVE);
    /** Signs that show nothing: which way a text runs, where a word may be cut, the mark at the front of a file. */
    private static final String UNSEEN = "[\\u00AD\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060\\u2066-\\u2069\\uFEFF]";

    private static final Pattern TRAVELLING =
            Pattern.compile("(?s)=(?:20|3D|C[23]=[89AB][0-9A-F]).*=\\n|quoted-printable");
    private static final String GREETS = "^\\s*(?:dear|hi|hello|good (?:morning|afternoon|evening)|to whom)\\b";
    private static final Pattern GREETING = Pattern.compile(GREETS + ".*", Pattern.CASE_INSENSITIVE);
    /** A line that greets and says nothing more: {@code Dear Dr Testerton,}. */
    private static final Pattern GREETING_ALONE = Pattern.compile(
            GREETS + "(?:[^.!?]|\\b(?:Dr|Mr|Mrs|Ms|Prof|St)\\.){0,80}[,!:]\\s*$|" + GREETS
                    + "(?:\\s+[^\\s.!?]+){0,5}[.!?]?\\s*$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern FAREWELL = Pattern.compile(
            "^\\s*(?:(?:(?:kind|best|warm|many|with kind|with best)\\s+)?regards|yours\\b.*|sincerely|faithfully|"
                    + "(?:many )?thanks|thank you|cheers|best wishes|sent from my .*|--|__+)\\s*(?:in advance)?[,.!]*\\s*$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MAIL_HEADER = Pattern.compile(
            "^\\s*>*\\s*(?:from|sent|to|cc|bcc|date|reply-to|subject)\\s*:.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern SUBJECT = Pattern.compile("^\\s*>*\\s*subject\\s*:", Pattern.CASE_INSENSITIVE);
    /** A full stop that ends a word and no sentence. */
    private static final String SHORTENED = "(?<!\\b(?i:no|num|tel|mob|ext|mr|mrs|ms|dr|st|rd|d\\.?o\\.?b|approx)\\.)";

    private static final Pattern CLAUSE_END = Pattern.compile("(?<=[.;!?])" + SHORTENED
            + "\\s+(?=[\\p{Lu}\\p{N}\"'(])|(?<=\\p{L}{2}[.!?])" + SHORTENED + "\\s+(?=\\p{Ll})|\\s*[|•]\\s*|\\t+");

    /** More white space than anybody writes: what looks for words over it would take the square of its length. */
    private static final Pattern GAP = Pattern.compile("(\\s{40})\\s*+");

    /** Letters of one clause: what looks for words in it may take the square of that. */
    private static final int LONGEST = 1_000;

    /** Where a mail that was answered or sent on begins, under the one that was written last. */
    private static final Pattern OLDER = Pattern.compile(
            "^\\W*(?:-{2,}\\s*)?(?:original message|forwarded message|begin forwarded message)\\b.*|^\\s*on\\b.{5,120}\\bwrote:\\s*$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern FROM = Pattern.compile("^\\W{0,3}from\\W{0,3}:.*", Pattern.CASE_INSENSITIVE);

    private final List<Clause> clauses;
    private final String body;

    private Letter(List<Clause> clauses, String body) {
        this.clauses = List.copyOf(clauses);
        this.body = body;
    }

    /** The mails of a trail, the one written last first; a letter is one. */
    static List<Letter> trail(String pasted) {
        List<Letter> letters = new ArrayList<>();
        List<String> lines =
                Labels.joined(plain(pasted).lines().map(String::stripTrailing).toList());
        int from = 0;
        for (int i = 1; i <= lines.size(); i++) {
            boolean older = i < lines.size()
                    && (OLDER.matcher(lines.get(i)).matches() || isHead(lines, i) && !isHead(lines, i - 1));
            if (i == lines.size() || older) {
                List<String> mail = lines.subList(from, i);
                if (mail.stream()
                        .anyMatch(
                                line -> !line.isBlank() && !OLDER.matcher(line).matches())) {
                    letters.add(of(mail));
                }
                from = i;
            }
        }
        return letters.isEmpty() ? List.of(of(List.of())) : letters;
    }

    /** Whether a mail's own lines begin here: who it is from, and another of them next. */
    private static boolean isHead(List<String> lines, int i) {
        return FROM.matcher(lines.get(i)).matches()
                && i + 1 < lines.size()
                && MAIL_HEADER.matcher(lines.get(i + 1)).matches();
    }

    /** Several read as one. */
    static Letter joined(List<Letter> letters) {
        return new Letter(
                letters.stream().flatMap(letter -> letter.clauses.stream()).toList(),
                letters.stream()
                        .map(letter -> letter.body)
                        .filter(body -> !body.isBlank())
                        .collect(Collectors.joining("\n\n")));
    }

    private static Letter of(List<String> lines) {
        int greeting = first(lines, GREETING, 0);
        int farewell = first(lines, FAREWELL, Math.max(greeting, 0));
        List<Clause> clauses = new ArrayList<>();
        List<String> said = new ArrayList<>();
        String about = Clause.about(lines);
        Whose whose = new Whose(lines);
        boolean person = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank()) {
                person = false;
                whose.blank();
                if (greeting < i && (farewell < 0 || i < farewell)) {
                    said.add("");
                }
                continue;
            }
            whose.line(line);
            person |= Clause.namesPerson(line);
            Part part = part(line, i, greeting, farewell, person);
            if (part == Part.BODY && !GREETING_ALONE.matcher(line).matches()) {
                said.add(line.strip());
            }
            for (String clause : CLAUSE_END.split(line, -1)) {
                for (String piece : pieces(clause.strip())) {
                    Clause next = new Clause(part, person, piece, about, Clause.Owner.PERSON);
                    clauses.add(next.of(whose.of(next)));
                }
            }
        }
        return new Letter(
                clauses, String.join("\n", said).replaceAll("\n{3,}", "\n\n").strip());
    }

    /** A clause, or what nobody writes as one in pieces: cut between words where that can be. */
    private static List<String> pieces(String clause) {
        List<String> pieces = new ArrayList<>();
        String rest = clause;
        while (rest.length() > LONGEST) {
            int space = rest.lastIndexOf(' ', LONGEST);
            int end = space > 0 ? space : LONGEST;
            pieces.add(rest.substring(0, end));
            rest = rest.substring(end).strip();
        }
        if (!rest.isEmpty()) {
            pieces.add(rest);
        }
        return pieces;
    }

    private static Part part(String line, int i, int greeting, int farewell, boolean person) {
        if (farewell >= 0 && i >= farewell) {
            return Part.SIGNATURE;
        }
        if (MAIL_HEADER.matcher(line).matches()) {
            return SUBJECT.matcher(line).find() ? Part.BODY : Part.HEAD;
        }
        return i < greeting && !person ? Part.HEAD : Part.BODY;
    }

    private static int first(List<String> lines, Pattern pattern, int from) {
        for (int i = from; i < lines.size(); i++) {
            if (pattern.matcher(lines.get(i)).matches()) {
                return i;
            }
        }
        return -1;
    }

    /** The text of a mail that was written as a page; other text as it is. */
    static String plain(String pasted) {
        String text = unquoted(GAP.matcher(
                        pasted.replaceAll(UNSEEN, "").replaceAll("[\\u2000-\\u200A\\u00A0\\u202F\\u205F\\u3000]", " "))
                .replaceAll("$1")
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .replaceAll("(?m)^(?:>[ \\t]?)+", ""));
        if (!MARKUP.matcher(text).find()) {
            return text;
        }
        String lined = text.replaceAll("(?is)<(script|style|head)\\b.*?</\\1\\s*>", " ")
                .replaceAll("(?s)<!--.*?-->", " ")
                .replaceAll("\\s*\\n\\s*", " ")
                .replaceAll("(?i)<(?:br|/p|/div|/tr|/li|/h[1-6]|/table|/blockquote)\\b[^>]*>", "\n")
                .replaceAll("(?i)</t[dh]\\s*>", "\t")
                .replaceAll("(?s)<[^>]*>", "");
        return HtmlUtils.htmlUnescape(lined)
                .replace('\u00A0', ' ')
                .lines()
                .map(String::strip)
                .collect(Collectors.joining("\n"));
    }

    /** A mail as it travels, with {@code =20} for a space: read as it was written. */
    private static String unquoted(String text) {
        if (!TRAVELLING.matcher(text).find()) {
            return text;
        }
        try {
            StringBuilder read = new StringBuilder();
            for (String line : text.replace("=\n", "").split("\n", -1)) {
                byte[] bytes = QuotedPrintableCodec.decodeQuotedPrintable(line.getBytes(StandardCharsets.UTF_8));
                read.append(new String(bytes, StandardCharsets.UTF_8)).append('\n');
            }
            return read.toString();
        } catch (DecoderException notSo) {
            return text;
        }
    }

    /** All stretches, in the order of the letter. */
    List<Clause> clauses() {
        return clauses;
    }

    /** Those whose numbers, dates and addresses may be the person's. */
    List<Clause> ofTheirs() {
        return ofPerson().stream()
                .filter(clause -> clause.owner() == Clause.Owner.PERSON)
                .toList();
    }

    /** Those whose numbers, dates and addresses may be the person's or somebody else's, and nobody can tell. */
    List<Clause> unsure() {
        return clauses.stream()
                .filter(clause -> clause.part() == Part.BODY && clause.owner() == Clause.Owner.UNSURE)
                .toList();
    }

    /** Those that are somebody else's: the writer's, a relative's, a practice's. */
    List<Clause> ofOthers() {
        return clauses.stream()
                .filter(clause ->
                        clause.part() != Part.BODY || clause.ofAnother() || clause.owner() == Clause.Owner.ANOTHER)
                .toList();
    }

    /** Those that may name the person. */
    List<Clause> naming() {
        return ofPerson().stream()
                .filter(clause -> clause.owner() != Clause.Owner.ANOTHER)
                .toList();
    }

    /** Those that are about the person: neither the letter's head nor its signature, and naming nobody else. */
    List<Clause> ofPerson() {
        return clauses.stream()
                .filter(clause -> clause.part() == Part.BODY && !clause.ofAnother())
                .toList();
    }

    /** The same, and of a sentence that goes on to somebody else what stands before: {@code low since the death of her mum}. */
    List<Clause> sayingOfPerson() {
        return clauses.stream()
                .filter(clause -> clause.part() == Part.BODY)
                .map(Clause::beforeAnother)
                .toList();
    }

    /** What the letter says, without its greeting, head and signature. */
    String body() {
        return body;
    }
}
