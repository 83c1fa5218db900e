package org.onedoor.programme.governance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onedoor.platform.NotFound;
import org.onedoor.programme.RegisterDesk;
import org.springframework.stereotype.Component;

/** Works the registers by the forms of their pages. */
@Component
class EntryDesk implements RegisterDesk {
    private final Registers registers;
    private final Entries entries;
    private final PartnerAnswers answers;
    private final Figures figures;
    private final Meetings meetings;
    private final Papers papers;
    private final Members members;

    EntryDesk(
            Registers registers,
            Entries entries,
            PartnerAnswers answers,
            Figures figures,
            Meetings meetings,
            Papers papers,
            Members members) {
        this.registers = registers;
        this.entries = entries;
        this.answers = answers;
        this.figures = figures;
        this.meetings = meetings;
        this.papers = papers;
        this.members = members;
    }

    @Override
    public String add(String register, Map<String, List<String>> form) {
        return entries.add(registers.get(register), EntryForm.of(form)).code();
    }

    @Override
    public void take(String register, String code, String step, Map<String, List<String>> typed) {
        Register found = registers.get(register);
        EntryForm form = EntryForm.of(typed);
        switch (step) {
            case "link" -> entries.link(found, code, form.get("target"));
            case "ask" -> answers.ask(found, code, form);
            case "answer" -> answers.answer(found, code, form);
            case "figure" -> figures.record(found, code, form);
            case "meetings" -> meetings.plan(code, form);
            case "paper" -> papers.add(code, form);
            case "member" ->
                members.of(entries.get(register, code)).stream()
                        .filter(member -> member.account() == null)
                        .findFirst()
                        .ifPresent(member -> {
                            form.values()
                                    .put(
                                            "member-seat",
                                            List.of(member.seat().seatId().toString()));
                            members.give(code, form);
                        });
            default -> throw new NotFound("step");
        }
    }

    @Override
    public Map<UUID, String> awaited(String register, String code) {
        Map<UUID, String> awaited = new LinkedHashMap<>();
        for (Answer answer : answers.of(entries.get(register, code))) {
            if (answer.waits()) {
                awaited.putIfAbsent(answer.organisationId(), answer.answerId() + "/" + answer.version());
            }
        }
        return awaited;
    }

    @Override
    public List<String> meetings(String group) {
        return meetings.of(entries.get(Groups.CODE, group)).stream()
                .map(Entry::code)
                .toList();
    }
}
