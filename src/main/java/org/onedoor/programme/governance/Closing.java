package org.onedoor.programme.governance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.onedoor.organisation.CareUnits;
import org.onedoor.organisation.CareUnits.CareUnit;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Invalid;
import org.onedoor.programme.governance.Register.Asks;
import org.springframework.stereotype.Service;

/**
 * A recommendation is closed as carried out when everybody it goes to has answered for their part. Whoever closes it sooner
 * says why, and the entry's history keeps that with what was open.
 */
@Service
public class Closing {
    /** How entries of such registers stand when what they ask is done; withdrawn or not accepted they may be at any time. */
    private static final Set<String> DONE = Set.of("Carried out", "Closed");

    private static final int SHORTEST = 10;

    private final Entries entries;
    private final PartnerAnswers answers;
    private final Organisations organisations;
    private final CareUnits units;

    Closing(Entries entries, PartnerAnswers answers, Organisations organisations, CareUnits units) {
        this.entries = entries;
        this.answers = answers;
        this.organisations = organisations;
        this.units = units;
    }

    /** @throws Invalid when it would close over somebody who must answer, and nothing says why */
    public Entry change(Register register, String code, EntryForm form) {
        Entry before = entries.get(register.code(), code);
        boolean closes = concerns(register)
                && DONE.contains(form.get("status"))
                && !form.get("status").equals(before.status());
        List<String> open = closes ? open(register, before) : List.of();
        if (!open.isEmpty()) {
            String why = form.get("reason").strip();
            if (why.length() < SHORTEST) {
                throw new Invalid(
                        "reason",
                        "It is not answered by all. %s Say why it is closed all the same, in at least %d characters"
                                .formatted(String.join(" ", open), SHORTEST));
            }
            Map<String, List<String>> kept =
                    new LinkedHashMap<>(form.values()); // the form itself stays as it was typed
            kept.put("reason", List.of(why + "\nOpen when it was closed: " + String.join(" ", open)));
            return entries.change(register, code, new EntryForm(kept, form.problems()));
        }
        return entries.change(register, code, form);
    }

    private static boolean concerns(Register register) {
        return register.asks() == Asks.ENDORSE || register.asks() == Asks.ACKNOWLEDGE;
    }

    /** Who must answer for their part and has not, a sentence each; empty when nobody, or where no register asks so. */
    public List<String> open(Register register, Entry entry) {
        if (!concerns(register)) {
            return List.of();
        }
        List<Answer> all = answers.of(entry);
        List<String> open = new ArrayList<>(neverAsked(register, entry, all));
        Set<UUID> ids = all.stream().map(Answer::organisationId).collect(Collectors.toSet());
        var names = organisations.names(ids);
        for (Answer answer : all) {
            String who =
                    answer.unit().isEmpty() ? names.getOrDefault(answer.organisationId(), "A partner") : answer.unit();
            switch (answer.state()) {
                case Answer.WAITING -> open.add("%s has not answered.".formatted(who));
                case "Acknowledged" -> open.add("%s has not said that it is done.".formatted(who));
                case "Deferred" -> open.add("%s has deferred its answer.".formatted(who));
                default -> {
                    // endorsed, rejected, done and not accepted are answers
                }
            }
        }
        return open;
    }

    /** An inquiry's recommendation goes to each care unit; a group's goes to each of its core members. */
    private List<String> neverAsked(Register register, Entry entry, List<Answer> all) {
        if (register.asks() == Asks.ACKNOWLEDGE) {
            Set<String> asked = all.stream()
                    .map(answer -> answer.unit().toLowerCase(Locale.ROOT))
                    .collect(Collectors.toSet());
            List<String> never = new ArrayList<>();
            if (all.isEmpty()) {
                never.add("Nobody was asked.");
            }
            units.on(entries.today()).stream()
                    .map(CareUnit::name)
                    .filter(name -> !asked.contains(name.toLowerCase(Locale.ROOT)))
                    .forEach(name -> never.add("The care unit %s was never asked.".formatted(name)));
            return never;
        }
        Set<UUID> asked = all.stream().map(Answer::organisationId).collect(Collectors.toSet());
        List<UUID> members = answers.members(entry).stream()
                .filter(member -> !asked.contains(member))
                .toList();
        if (all.isEmpty() && members.isEmpty()) {
            return List.of("Nobody was asked.");
        }
        var names = organisations.names(members);
        return members.stream()
                .map(member -> "%s was never asked.".formatted(names.getOrDefault(member, "A partner")))
                .sorted()
                .toList();
    }
}
