package org.onedoor.programme.governance.web;

import org.onedoor.directory.Services;
import org.onedoor.platform.Actor;
import org.onedoor.programme.governance.Entries;
import org.onedoor.programme.governance.Entry;
import org.onedoor.programme.governance.ForwardPlans;
import org.onedoor.programme.governance.Groups;
import org.onedoor.programme.governance.Integration;
import org.onedoor.programme.governance.Involvement;
import org.onedoor.programme.governance.Meetings;
import org.onedoor.programme.governance.MemberNotes;
import org.onedoor.programme.governance.Members;
import org.onedoor.programme.governance.Register;
import org.onedoor.programme.governance.WorkProgramme;
import org.springframework.stereotype.Component;

/** Gathers what hangs on an entry of some registers. */
@Component
class EntryPanels {
    private final WorkProgramme programme;
    private final ForwardPlans forward;
    private final Integration integration;
    private final Involvement involvement;
    private final Members members;
    private final MemberNotes notes;
    private final Services services;

    EntryPanels(
            WorkProgramme programme,
            ForwardPlans forward,
            Integration integration,
            Involvement involvement,
            Members members,
            MemberNotes notes,
            Services services) {
        this.programme = programme;
        this.forward = forward;
        this.integration = integration;
        this.involvement = involvement;
        this.members = members;
        this.notes = notes;
        this.services = services;
    }

    EntryMore of(Register register, Entry entry, Actor actor) {
        boolean keeps = Entries.refusal(register, entry, actor) == null;
        boolean meeting = register.code().equals(Meetings.CODE);
        boolean seated = meeting || register.code().equals(Groups.CODE);
        return new EntryMore(
                register.code().equals(Groups.CODE) ? programme.of(entry) : null,
                register.code().equals("outcome")
                        ? new EntryMore.Delivery(forward.boards(entry), forward.places(entry))
                        : null,
                entry.first("pathway").isEmpty()
                        ? null
                        : services.byCode(entry.first("pathway")).orElse(null),
                register.code().equals("integration") ? integration.of(entry) : null,
                keeps && register.code().equals(Involvement.CODE) ? involvement.of(entry) : null,
                keeps && seated ? meeting ? notes.members(entry) : members.of(entry) : null,
                keeps && meeting ? notes.of(entry) : null);
    }
}
