package org.onedoor.programme.governance;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Accounts;
import org.onedoor.access.Accounts.Account;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Writing;
import org.onedoor.programme.governance.GovernanceEvents.MemberGivenAccount;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/**
 * Members of groups who sit there for what they have lived through. Each has an account of its own, of no partner, that
 * reads plans, groups and papers and sees nothing of any person.
 */
@Service
public class Members {
    public static final String ROLE = "lived-experience";
    /** Of no partner, so that nothing a partner may do or see is theirs. */
    public static final UUID HOME = Organisation.idOfSlug("members-with-lived-experience");

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int LETTERS_OF_A_PASSWORD = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Acts acts;
    private final Registers registers;
    private final Entries entries;
    private final EntryRepository repository;
    private final GroupSeats seats;
    private final Accounts accounts;
    private final PasswordEncoder passwords;

    Members(
            JdbcClient jdbc,
            Acts acts,
            Registers registers,
            Entries entries,
            EntryRepository repository,
            GroupSeats seats,
            Accounts accounts,
            PasswordEncoder passwords) {
        this.jdbc = jdbc;
        this.acts = acts;
        this.registers = registers;
        this.entries = entries;
        this.repository = repository;
        this.seats = seats;
        this.accounts = accounts;
        this.passwords = passwords;
    }

    /** A seat of lived experience, with whoever fills it; none while nobody has an account for it. */
    public record Member(GroupSeat seat, @Nullable Account account) {}

    private record Seated(UUID orgId, UUID seatId, UUID accountId) {}

    /** The open seats of lived experience and of carers of a group. */
    public List<Member> of(Entry group) {
        LocalDate today = entries.today();
        return seats.of(group).stream()
                .filter(seat -> seat.seat().isOwnExperience() && seat.filledOn(today) && seat.until() == null)
                .map(seat -> new Member(seat, account(group.organisationId(), seat.seatId())))
                .toList();
    }

    private @Nullable Account account(UUID organisation, UUID seat) {
        return seated("where org_id = :org and seat_id = :id", organisation, seat).stream()
                .findFirst()
                .flatMap(each -> accounts.find(each.accountId()))
                .orElse(null);
    }

    private List<Seated> seated(String where, UUID organisation, UUID id) {
        return jdbc.sql("select org_id, seat_id, account_id from programme.group_member " + where)
                .param("org", organisation)
                .param("id", id)
                .query(Seated.class)
                .list();
    }

    /** A group somebody sits in. */
    public record Membership(Entry group, GroupSeat seat) {}

    /** The groups an account sits in today. */
    public List<Membership> of(UUID account) {
        List<Membership> found = new ArrayList<>();
        for (Seated each : seated("where account_id = :id and :org::uuid is not null", HOME, account)) {
            group(each)
                    .ifPresent(group -> seats.of(group).stream()
                            .filter(seat -> seat.seatId().equals(each.seatId()) && seat.until() == null)
                            .forEach(seat -> found.add(new Membership(group, seat))));
        }
        return found;
    }

    private Optional<Entry> group(Seated seated) {
        return jdbc.sql("select entry_id from programme.group_seat where org_id = :org and seat_id = :seat")
                .param("org", seated.orgId())
                .param("seat", seated.seatId())
                .query(UUID.class)
                .optional()
                .flatMap(id -> repository.find(seated.orgId(), id));
    }

    /** The seat an account fills in a group. @throws NotFound when it fills none */
    GroupSeat seat(Entry group, UUID account) {
        return of(account).stream()
                .filter(each -> each.group().entryId().equals(group.entryId()))
                .map(Membership::seat)
                .findFirst()
                .orElseThrow(() -> new NotFound("meeting"));
    }

    /**
     * Gives whoever fills a seat an account, or seats a member who has one. The form's fields: member-seat, username, called.
     *
     * @return the first password, shown only now; none where the account was there already
     */
    public @Nullable String give(String code, EntryForm form) {
        Entry group = entries.get(Groups.CODE, code);
        Map<String, String> wrong = new LinkedHashMap<>();
        Member member = of(group).stream()
                .filter(each -> each.seat().seatId().toString().equals(form.get("member-seat")))
                .findFirst()
                .orElse(null);
        if (member == null) {
            wrong.put("member-seat", "Choose an open seat of lived experience or of a carer");
        } else if (member.account() != null) {
            wrong.put("member-seat", "Whoever fills this seat has an account already");
        }
        String username = form.get("username").strip();
        String called = form.get("called").strip();
        if (!username.matches("[a-z0-9][a-z0-9.-]{2,39}")) {
            wrong.put("username", "Write 3 to 40 small letters, figures, full stops or hyphens");
        }
        if (called.length() < 2) {
            wrong.put("called", "Write what they want to be called. It need not be their name");
        }
        Writing.limit(wrong, "called", "What they want to be called", called, Writing.NAME);
        Account known = accounts.byUsername(username).orElse(null);
        if (known != null && !known.role().equals(ROLE)) {
            wrong.putIfAbsent("username", "Somebody else signs in with this user name. Choose another");
        }
        if (!wrong.isEmpty() || member == null) {
            throw new Invalid(wrong);
        }
        String password = known == null ? password() : null;
        acts.act(Entries.begin("Give a member an account", group.organisationId()), act -> {
            Entries.refuse(Entries.refusal(registers.get(Groups.CODE), group, act.actor()));
            UUID id = known == null ? UUID.randomUUID() : known.accountId();
            accounts.save(
                    password == null && known != null
                            ? new Account(
                                    id, username, known.displayName(), ROLE, HOME, null, known.passwordHash(), false)
                            : new Account(
                                    id,
                                    username,
                                    Writing.storable(called),
                                    ROLE,
                                    HOME,
                                    null,
                                    passwords.encode(password),
                                    false));
            jdbc.sql("""
                    insert into programme.group_member (org_id, seat_id, account_id, given_at, given_by)
                    values (:org, :seat, :account, :now, :by)
                    """)
                    .param("org", group.organisationId())
                    .param("seat", member.seat().seatId())
                    .param("account", id)
                    .param("now", act.now().atOffset(ZoneOffset.UTC))
                    .param("by", act.actor().accountId())
                    .update();
            repository.remember(
                    act, group, "member given an account", member.seat().position(), Map.of());
            act.happened(new MemberGivenAccount(group.entryId(), member.seat().seatId()));
        });
        return password;
    }

    /** Ends a seat. Whoever filled it and fills no other can no longer sign in. */
    public void end(String code, UUID seat) {
        Entry group = entries.get(Groups.CODE, code);
        Account held = account(group.organisationId(), seat);
        acts.act(Entries.begin("End a seat in a group", group.organisationId()), act -> {
            seats.end(code, seat);
            if (held != null && of(held.accountId()).isEmpty()) {
                accounts.save(new Account(
                        held.accountId(),
                        held.username(),
                        held.displayName(),
                        held.role(),
                        held.organisationId(),
                        null,
                        held.passwordHash(),
                        true));
            }
        });
    }

    private static String password() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < LETTERS_OF_A_PASSWORD; i++) {
            password.append(i > 0 && i % 4 == 0 ? "-" : "").append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
