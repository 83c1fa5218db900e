package org.onedoor.crisis.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onedoor.crisis.RailNoticeDoor;
import org.onedoor.platform.NotFound;
import org.onedoor.work.Tasks;
import org.springframework.stereotype.Component;

/** The door for other parts of OneDoor. */
@Component
class RailDoor implements RailNoticeDoor {
    private final RailFiles files;
    private final RailNotices notices;
    private final RailWeeks weeks;
    private final BodyReferrals referrals;
    private final BodyReferralRepository bodies;
    private final BodyKinds kinds;
    private final Tasks tasks;

    RailDoor(
            RailFiles files,
            RailNotices notices,
            RailWeeks weeks,
            BodyReferrals referrals,
            BodyReferralRepository bodies,
            BodyKinds kinds,
            Tasks tasks) {
        this.files = files;
        this.notices = notices;
        this.weeks = weeks;
        this.referrals = referrals;
        this.bodies = bodies;
        this.kinds = kinds;
        this.tasks = tasks;
    }

    @Override
    public UUID take(LocalDate friday, String name, byte[] content) {
        return files.take(NoticeFile.Kind.WEEKLY, friday, name, content);
    }

    @Override
    public void confirm(UUID fileId) {
        files.confirm(fileId);
    }

    @Override
    public Counted counted(UUID fileId) {
        NoticeFile file = files.look(fileId).file();
        List<RailNotices.Line> lines = notices.ofFile(fileId);
        return new Counted(
                file.added(),
                file.same(),
                in(lines, RailNotice.State.MATCHED),
                in(lines, RailNotice.State.REVIEW),
                in(lines, RailNotice.State.UNMATCHED));
    }

    private static int in(List<RailNotices.Line> lines, RailNotice.State state) {
        return (int)
                lines.stream().filter(line -> line.notice().state() == state).count();
    }

    @Override
    public String number(UUID fileId, String familyName) {
        return notices.ofFile(fileId).stream()
                .map(RailNotices.Line::notice)
                .filter(notice -> familyName.equals(notice.details().familyName()))
                .map(RailNotice::number)
                .findFirst()
                .orElseThrow(() -> new NotFound("rail notice"));
    }

    @Override
    public String refer(String kind, String notice, String to, Map<String, String> answers) {
        RailNotices.Seen seen = notices.look(notice);
        return referrals.send(
                kinds.ofCode(kind).orElseThrow(() -> new NotFound("kind of referral")),
                seen.notice().details(),
                seen.person() == null ? null : seen.person().personId(),
                notice,
                to,
                answers::get,
                null);
    }

    @Override
    public boolean lookForWeek(LocalDate friday) {
        weeks.run();
        return weeks.isRaised(friday);
    }

    @Override
    public void leave(UUID fileId, LocalDate friday) {
        for (RailNotices.Line line : notices.ofFile(fileId)) {
            UUID notice = line.notice().incidentId();
            tasks.cancelFor(notice, notice);
            bodies.ofNotice(line.notice().number())
                    .forEach(referral -> tasks.cancelFor(referral.incidentId(), referral.incidentId()));
        }
        weeks.forget(friday);
    }
}
