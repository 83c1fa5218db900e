package org.onedoor.crisis.web;

import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.clock.ClockView;
import org.onedoor.crisis.Contact;
import org.onedoor.crisis.ContactKind;
import org.onedoor.crisis.ContactReads.Paged;
import org.onedoor.crisis.ContactReads.Register;
import org.onedoor.crisis.ContactReads.Row;
import org.onedoor.crisis.Question;
import org.onedoor.people.PlacePick;
import org.onedoor.platform.time.London;
import org.onedoor.platform.web.components.Pagination;
import org.onedoor.platform.web.components.Table;
import org.onedoor.platform.web.components.Table.Cell;

/** The register. @param month the month that is shown, where one was asked for @param records what the reader may record */
public record ContactsPage(
        Register register,
        @Nullable ContactKind only,
        @Nullable YearMonth month,
        List<ContactKind> records,
        boolean figures,
        boolean intensity,
        PlacePick places,
        Instant now) {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK);

    /** What is open, under its heading: liaison by its hospital, the caseload of home treatment, concerns. */
    public Map<String, List<Row>> open() {
        Map<String, List<Row>> open = new LinkedHashMap<>();
        register.open().rows().stream()
                .sorted(java.util.Comparator.comparing(
                                Row::contact, java.util.Comparator.comparing((Contact each) -> each.kind()))
                        .thenComparing(
                                ContactsPage::due, java.util.Comparator.nullsLast(java.util.Comparator.naturalOrder())))
                .forEach(row -> open.computeIfAbsent(heading(row), _ -> new java.util.ArrayList<>())
                        .add(row));
        return open;
    }

    static @Nullable Instant due(Row row) {
        return row.clocks().stream()
                .filter(ClockView::isOpen)
                .map(ClockView::due)
                .findFirst()
                .orElse(null);
    }

    private static String heading(Row row) {
        return switch (row.contact().kind()) {
            case LIAISON -> "A&E liaison, " + hospital(row.contact());
            case HOME_TREATMENT -> "Home treatment caseload";
            case CONCERN -> "Concerns that wait for the centre";
            case STREET_TRIAGE, CRISIS_LINE -> row.contact().kind().label();
        };
    }

    /** The hospital in words. */
    static String hospital(Contact contact) {
        String code = contact.hospital();
        return code == null
                ? ""
                : ContactKind.LIAISON
                        .questions()
                        .getFirst()
                        .option(code)
                        .map(Question.Option::label)
                        .orElse(code);
    }

    /** What has ended in the last seven days, or was over when it was recorded; all of a month where one is asked for. */
    public List<Row> ended() {
        return register.ended().rows();
    }

    public boolean hasLiaison() {
        return records.contains(ContactKind.LIAISON) || register.kinds().contains(ContactKind.LIAISON);
    }

    public boolean isEmpty() {
        return register.open().rows().isEmpty() && ended().isEmpty();
    }

    /** What the second table has. */
    public String endedTitle() {
        return month == null ? "Ended in the last seven days" : "All of " + MONTH.format(month);
    }

    /** The pages of what is open; none where there is one only. */
    public @Nullable Pagination openPages() {
        return pages(register.open(), page -> href(page, register.ended().page()));
    }

    public @Nullable Pagination endedPages() {
        return pages(register.ended(), page -> href(register.open().page(), page));
    }

    private static @Nullable Pagination pages(Paged paged, java.util.function.IntFunction<String> href) {
        return paged.pages() == 1 ? null : Pagination.of(paged.page(), paged.pages(), href);
    }

    private String href(int open, int ended) {
        return address(only, "&open=%d&ended=%d".formatted(open, ended));
    }

    /** The address of one kind, of the same month and place. */
    public String address(@Nullable ContactKind kind) {
        return address(kind, "");
    }

    private String address(@Nullable ContactKind kind, String more) {
        String here = here(kind, month);
        String rest = places.chosen().query() + more;
        return here.contains("?") || rest.isEmpty() ? here + rest : here + "?" + rest.substring(1);
    }

    /** The address of one kind and month, of whatever place. */
    static String here(@Nullable ContactKind kind, @Nullable YearMonth month) {
        String more = (kind == null ? "" : "&kind=" + kind.code()) + (month == null ? "" : "&month=" + month);
        return more.isEmpty() ? "/crisis/contacts" : "/crisis/contacts?" + more.substring(1);
    }

    /** A row of what has ended. */
    public Table.Row endedRow(Row row) {
        Contact contact = row.contact();
        return Table.Row.of(
                "c-" + contact.incidentId(),
                person(row),
                Cell.of(what(row)),
                Cell.of(contact.reasonWords()),
                Cell.of(London.brief(contact.at(), now)),
                Cell.of(contact.seenAt() == null ? "–" : London.brief(contact.seenAt(), now)),
                Cell.of(contact.outcomeWords() + (contact.awaitsCase() ? ". No case is open yet" : "")),
                Cell.of(clock(row)));
    }

    private static String what(Row row) {
        return switch (row.contact().kind()) {
            case LIAISON -> heading(row);
            case STREET_TRIAGE ->
                "Street triage: " + row.contact().pairingWords().toLowerCase(java.util.Locale.UK);
            case CRISIS_LINE, HOME_TREATMENT, CONCERN -> row.contact().kind().label();
        };
    }

    private static Cell person(Row row) {
        return Cell.link(
                row.name() + ", " + row.contact().number(),
                "/crisis/contacts/" + row.contact().incidentId());
    }

    private String clock(Row row) {
        return row.clocks().isEmpty()
                ? "–"
                : row.clocks().stream()
                        .map(clock -> clock.words(now))
                        .collect(java.util.stream.Collectors.joining("; "));
    }
}
