package org.onedoor.directory.entry;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Eligibility.Served;
import org.onedoor.directory.OpeningHours;
import org.onedoor.directory.Service;
import org.onedoor.platform.Writing;

/** What a provider may change of its entry, with what is taken and how it is mended. */
public enum EntryField {
    DESCRIPTION("description", "What it is", "In words the public understands", true),
    NEEDS("needs", "Tags: what it helps with", "The service is found by these", true),
    AGE_FROM("ageFrom", "Youngest age", "Leave it empty where there is none", true),
    AGE_TO("ageTo", "Oldest age", "The last year of age served. Leave it empty where there is none", true),
    FOR_SEX("forSex", "For one sex only?", "women, men, or empty where it is for everybody", true),
    SEX_REASON(
            "sexReason",
            "Why it is for one sex",
            "The Equality Act 2010 allows it only for a reason (schedule 3, paragraphs 26 to 28)",
            true),
    REGISTERED(
            "registered",
            "Only for people registered with",
            "Codes of practices or networks with commas: F81082, U06243. Empty where any practice will do",
            true),
    SPECIALIST(
            "specialist",
            "Specialist team for",
            "dementia, frailty, both with a comma, or empty. It then comes first for people of whom that is recorded",
            true),
    FRAILTY_FROM(
            "frailtyFrom",
            "Only from this score on the Clinical Frailty Scale",
            "1 to 9. Empty where the team sees people whatever their score",
            true),
    HOURS("hours", "Open", "Write always, or mon-fri 09:00-17:00; sat 10:00-12:00", true),
    PHONE("phone", "Telephone", "Only a number the service has given", true),
    EMAIL("email", "Email", "", false),
    ADDRESS("address", "Address", "Where people go", false),
    WEB("web", "Website", "Beginning with https://", false),
    ONLINE("online", "Online access", "Where it is used or asked for online, beginning with https://", false),
    SHARES_RECORD("sharesRecord", "Writes in the shared record?", "yes, no, or empty where it is not known", false),
    TRUSTS("trusts", "Takes an assessment another partner made?", "yes, no, or empty where it is not known", false),
    ACCESS("access", "Access needs it supports", "With commas: interpreter, sign language, step-free", false),
    PROVIDERS(
            "providers",
            "Provided together with",
            "With commas, names or codes: NELFT, EPUT. Empty where one organisation provides it alone",
            false),
    THERAPIES("therapies", "Psychological therapies it offers", "Codes with commas, from the list of therapies", false);

    private static final int OLDEST = 120;

    private final String code;
    private final String label;
    private final String hint;
    private final boolean ofService;

    EntryField(String code, String label, String hint, boolean ofService) {
        this.code = code;
        this.label = label;
        this.hint = hint;
        this.ofService = ofService;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public String hint() {
        return hint;
    }

    boolean isOfService() {
        return ofService;
    }

    static Optional<EntryField> of(String code) {
        return Arrays.stream(values()).filter(field -> field.code.equals(code)).findFirst();
    }

    /** As it is now, in the form in which it is typed. */
    public String value(Service service, Entry entry) {
        return switch (this) {
            case DESCRIPTION -> service.description();
            case NEEDS -> service.needs().stream().sorted().collect(Collectors.joining(", "));
            case AGE_FROM -> text(service.eligibility().ageFrom());
            case AGE_TO -> text(service.eligibility().ageTo());
            case FOR_SEX ->
                service.eligibility().oneSex() == null
                        ? ""
                        : service.eligibility().oneSex().stored();
            case SEX_REASON ->
                service.eligibility().oneSex() == null
                        ? ""
                        : service.eligibility().oneSex().reason();
            case REGISTERED ->
                service.eligibility().registered().stream()
                        .map(Served::stored)
                        .sorted()
                        .collect(Collectors.joining(", "));
            case SPECIALIST ->
                String.join(", ", service.eligibility().specialist().codes());
            case FRAILTY_FROM -> text(service.eligibility().specialist().frailtyFrom());
            case HOURS -> service.hours().text();
            case PHONE -> text(service.phone());
            case EMAIL -> text(entry.email());
            case ADDRESS -> text(entry.address());
            case WEB -> text(entry.web());
            case ONLINE -> text(entry.online());
            case SHARES_RECORD -> entry.sharesRecord() == null ? "" : Entry.said(entry.sharesRecord());
            case TRUSTS -> entry.trusts() == null ? "" : Entry.said(entry.trusts());
            case ACCESS -> String.join(", ", entry.access());
            case PROVIDERS -> String.join(", ", entry.providers());
            case THERAPIES -> String.join(", ", entry.therapies());
        };
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /**
     * What there is to choose from.
     *
     * @param organisations the code of whoever is named so; none where nobody is
     * @param registers the practice or network of a code, as stored; none where it is neither
     */
    record Known(
            Set<String> needs,
            Set<String> therapies,
            Function<String, Optional<String>> organisations,
            Function<String, Optional<String>> registers) {}

    /** As it is kept: organisations by their codes, however they were typed. */
    String kept(String value, Known known) {
        return switch (this) {
            case PROVIDERS -> kept(value, known.organisations()).collect(Collectors.joining(", "));
            case REGISTERED -> kept(value, known.registers()).sorted().collect(Collectors.joining(", "));
            case SPECIALIST ->
                list(value.toLowerCase(Locale.ROOT)).stream().sorted().collect(Collectors.joining(", "));
            default -> value;
        };
    }

    private static Stream<String> kept(String value, Function<String, Optional<String>> known) {
        return list(value).stream().map(name -> known.apply(name).orElse(name)).distinct();
    }

    /** What is wrong with it and how to mend it; none when it can be taken. */
    @Nullable
    String problem(String value, Known known) {
        if (value.length() > Writing.SENTENCES) {
            return "%s may have %d letters".formatted(label, Writing.SENTENCES);
        }
        if (value.chars().anyMatch(letter -> letter == '<' || letter == '>')) {
            return "%s is shown as plain text. Take the signs < and > away".formatted(label);
        }
        return switch (this) {
            case DESCRIPTION -> value.isEmpty() ? "Say what the service is" : null;
            case NEEDS -> needs(value, known.needs());
            case AGE_FROM, AGE_TO ->
                value.isEmpty() || (value.matches("[0-9]{1,3}") && Integer.parseInt(value) <= OLDEST)
                        ? null
                        : "Write the age in years, such as 18, or leave it empty";
            case FOR_SEX ->
                List.of("", "women", "men").contains(value) ? null : "Write women or men, or leave it empty";
            case SEX_REASON -> null;
            case SPECIALIST ->
                List.of("dementia", "frailty").containsAll(list(value))
                        ? null
                        : "Write dementia, frailty, or both with a comma, or leave it empty";
            case FRAILTY_FROM ->
                value.isEmpty() || value.matches("[1-9]") ? null : "Write a score from 1 to 9, or leave it empty";
            case REGISTERED ->
                list(value).stream()
                                .allMatch(code -> known.registers().apply(code).isPresent())
                        ? null
                        : "One of these is no practice and no network OneDoor knows. Write codes, such as F81082 or U06243";
            case HOURS -> hours(value);
            case PHONE ->
                value.isEmpty() || value.matches("[0-9 +()]{3,20}") ? null : "Write the number with figures and spaces";
            case EMAIL ->
                value.isEmpty() || value.matches("[^\\s@]+@[^\\s@]+\\.[^\\s@]+")
                        ? null
                        : "Write the whole address, such as team@example.com";
            case ADDRESS, ACCESS -> null;
            case PROVIDERS ->
                list(value).stream()
                                .allMatch(name ->
                                        known.organisations().apply(name).isPresent())
                        ? null
                        : "One of these is no organisation OneDoor knows. Write a name or code, such as NELFT or RAT";
            case THERAPIES ->
                known.therapies().containsAll(list(value))
                        ? null
                        : "One of these is not on the list of therapies. Use its codes, with commas";
            case WEB, ONLINE ->
                value.isEmpty() || value.matches("https://[A-Za-z0-9.-]+\\.[A-Za-z]{2,}(/[^\\s\"]*)?")
                        ? null
                        : "Write the whole address, beginning with https://";
            case SHARES_RECORD, TRUSTS ->
                List.of("", "yes", "no").contains(value) ? null : "Write yes or no, or leave it empty";
        };
    }

    private static @Nullable String needs(String value, Set<String> known) {
        List<String> codes = list(value);
        return codes.isEmpty()
                ? "Keep at least one tag, or nobody finds the service"
                : codes.stream()
                        .filter(code -> !known.contains(code))
                        .findFirst()
                        .map(code -> "One of the tags is not on the list. Choose from the list of needs")
                        .orElse(null);
    }

    private static @Nullable String hours(String value) {
        try {
            OpeningHours.parse(value, false);
            return null;
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            return "This does not say hours. Write always, or mon-fri 09:00-17:00; sat 10:00-12:00";
        }
    }

    static List<String> list(String value) {
        return Arrays.stream(value.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .distinct()
                .toList();
    }
}
