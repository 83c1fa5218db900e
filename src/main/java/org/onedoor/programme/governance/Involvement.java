package org.onedoor.programme.governance;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.SendLimit;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.London;
import org.onedoor.platform.time.WorkingDays;
import org.onedoor.programme.governance.GovernanceEvents.InterestReceived;
import org.onedoor.programme.governance.GovernanceEvents.InterestSettled;
import org.onedoor.programme.governance.Interest.State;
import org.onedoor.work.Tasks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The board of opportunities to be involved, open to everybody, and those who would like to take part. Only the
 * organisation that asked sees who they are, and only until it is settled.
 */
@Service
public class Involvement {
    public static final String CODE = "opportunity";
    /** The kind of the task of whoever is to answer somebody. */
    public static final String INTEREST = "programme-interest";
    /** Within how many working days somebody is answered. */
    public static final int ANSWER_WITHIN = 10;

    private static final String OPEN = "Open";
    private static final int MOST = 500;

    private final JdbcClient jdbc;
    private final Acts acts;
    private final Registers registers;
    private final Entries entries;
    private final EntryRepository repository;
    private final Tasks tasks;
    private final SendLimit limit = new SendLimit(Duration.ofMinutes(15), 10, 500);

    Involvement(
            JdbcClient jdbc, Acts acts, Registers registers, Entries entries, EntryRepository repository, Tasks tasks) {
        this.jdbc = jdbc;
        this.acts = acts;
        this.registers = registers;
        this.entries = entries;
        this.repository = repository;
        this.tasks = tasks;
    }

    /** What is open today, what closes first at the top. */
    public List<Entry> board() {
        EntryFilter open = new EntryFilter(OPEN, null, false, false, null);
        LocalDate today = entries.today();
        return entries.list(registers.get(CODE), open, 1, MOST).stream()
                .filter(entry -> isOpen(entry, today))
                .sorted(java.util.Comparator.comparing(
                        (Entry entry) -> entry.first("due").isEmpty() ? "9" : entry.first("due")))
                .toList();
    }

    private static boolean isOpen(Entry entry, LocalDate today) {
        LocalDate until = entry.day("due");
        return entry.status().equals(OPEN) && (until == null || !until.isBefore(today));
    }

    /** One that is open today. */
    public Optional<Entry> open(String code) {
        return entries.find(CODE, code).filter(entry -> isOpen(entry, entries.today()));
    }

    /** What somebody typed. */
    public record Said(String name, String contact, String words) {}

    /**
     * Takes what somebody sent.
     *
     * @param sender where it came from, for the limit only; never kept
     * @throws Invalid with what to mend
     * @throws Refused when too much has come from there just now, or it is no longer open
     */
    public void say(String code, Said said, String sender) {
        Map<String, String> wrong = new LinkedHashMap<>();
        check(wrong, "name", said.name(), 2, Writing.NAME, "Say what we may call you. A first name is enough");
        check(wrong, "contact", said.contact(), 5, Writing.LINE, "Give an email address or a phone number");
        if (!wrong.containsKey("contact") && !said.contact().matches("(?s).*(@.+\\..|(\\d[ -]?){7}).*")) {
            wrong.put("contact", "Give a whole email address, such as kim@example.com, or a whole phone number");
        }
        Writing.limit(wrong, "words", "What you say", said.words(), Writing.SENTENCES);
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
        Entry entry = open(code).orElseThrow(() -> new Refused("closed", "This is no longer open."));
        if (!limit.takes(sender, InstantSource.system().instant())) {
            throw new Refused(
                    "too-many", "A lot has come from where you are in a short time. Try again in 15 minutes.");
        }
        CurrentActor.run(
                Actor.SYSTEM,
                () -> acts.act(Entries.begin("Take in that somebody would take part", entry.organisationId()), act -> {
                    UUID id = Ids.at(act.now());
                    jdbc.sql("""
                            insert into programme.involvement (org_id, interest_id, entry_id, name, contact, words, state,
                                                               received_at)
                            values (:org, :id, :entry, :name, :contact, :words, 'waiting', :now)
                            """)
                            .param("org", entry.organisationId())
                            .param("id", id)
                            .param("entry", entry.entryId())
                            .param("name", Writing.storable(said.name().strip()))
                            .param("contact", Writing.storable(said.contact().strip()))
                            .param("words", Writing.storable(said.words().strip()))
                            .param("now", act.now().atOffset(ZoneOffset.UTC))
                            .update();
                    tasks.raise(
                            act.subject(),
                            INTEREST,
                            INTEREST + ":" + id,
                            entry.entryId(),
                            CODE + "/" + entry.code(),
                            entry.organisationId(),
                            null,
                            London.endOf(WorkingDays.england().plus(London.date(act.now()), ANSWER_WITHIN)));
                    act.happened(new InterestReceived(entry.entryId(), id));
                }));
    }

    private static void check(
            Map<String, String> wrong, String field, String text, int least, int most, String problem) {
        if (text.strip().length() < least) {
            wrong.put(field, problem);
        }
        Writing.limit(wrong, field, "This", text, most);
    }

    /** The day by which somebody who writes today is answered. */
    public LocalDate answeredBy() {
        return WorkingDays.england().plus(entries.today(), ANSWER_WITHIN);
    }

    /** Those who wrote, the newest first. */
    public List<Interest> of(Entry entry) {
        return jdbc.sql("""
                select interest_id, name, contact, words, state, received_at, version from programme.involvement
                 where org_id = :org and entry_id = :entry order by received_at desc, interest_id desc limit 500
                """)
                .param("org", entry.organisationId())
                .param("entry", entry.entryId())
                .query(Interest.class)
                .list();
    }

    /** Says how far it has come with somebody. The form's fields: interest (its id and version), state. */
    public void settle(Register register, String code, EntryForm form) {
        Entry entry = entries.get(register.code(), code);
        State state = State.of(form.get("interest-state"))
                .filter(each -> each != State.WAITING)
                .orElseThrow(() -> new Invalid("interest-state", "Choose how far it has come"));
        Interest before = of(entry).stream()
                .filter(each -> form.get("interest").startsWith(each.interestId() + "/"))
                .findFirst()
                .orElseThrow(() -> new NotFound("interest"));
        acts.act(Entries.begin("Answer somebody who would take part", entry.organisationId()), act -> {
            Entries.refuse(Entries.refusal(register, entry, act.actor()));
            if (before.stands().settles()) {
                throw new Refused("settled", "It is settled already, and how to reach them is erased.");
            }
            int changed = jdbc.sql("""
                    update programme.involvement
                       set state = :state, decided_at = :now, decided_by = :by, version = version + 1,
                           name = case when :settles then null else name end,
                           contact = case when :settles then null else contact end
                     where org_id = :org and interest_id = :id and version = :version
                    """)
                    .param("state", state.code())
                    .param("settles", state.settles())
                    .param("now", act.now().atOffset(ZoneOffset.UTC))
                    .param("by", act.actor().accountId())
                    .param("org", entry.organisationId())
                    .param("id", before.interestId())
                    .param("version", before.version())
                    .update();
            if (changed == 0 || !form.get("interest").equals(before.interestId() + "/" + before.version())) {
                throw new StaleEdit("answer");
            }
            tasks.doneElsewhere(
                    act.subject(),
                    INTEREST + ":" + before.interestId(),
                    act.actor().accountId());
            repository.remember(act, entry, "somebody answered", state.label(), Map.of());
            act.happened(new InterestSettled(entry.entryId(), before.interestId(), state.code()));
        });
    }
}
