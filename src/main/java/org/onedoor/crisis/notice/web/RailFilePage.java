package org.onedoor.crisis.notice.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.notice.NoticeFile;
import org.onedoor.crisis.notice.RailFiles;
import org.onedoor.crisis.notice.RailNotice;
import org.onedoor.crisis.notice.RailNotices;
import org.onedoor.platform.web.TypedForm;

/** One file, what can be read of it and what became of it. @param police whether the reader sent it, and is not told whom we know */
public record RailFilePage(
        RailFiles.Shown shown,
        List<RailNotices.Line> lines,
        boolean police,
        TypedForm typed,
        @Nullable String conflict) {
    public RailFilePage {
        lines = List.copyOf(lines);
    }

    public NoticeFile file() {
        return shown.file();
    }

    public long in(RailNotice.State state) {
        return lines.stream().filter(line -> line.notice().state() == state).count();
    }

    /** What can be taken in, in one sentence. */
    public String readable() {
        NoticeFile file = file();
        int fresh = file.lines() - file.changed() - file.same();
        String changed = file.doubtful() > 0 ? otherwise(file.changed()) : more(file.changed());
        return "%s%s%s%s."
                .formatted(
                        fresh == 0 && file.changed() > 0 ? "No row is new" : rows(fresh) + " can be taken in",
                        file.changed() == 0 ? "" : ", %s now".formatted(changed),
                        file.same() == 0
                                ? ""
                                : ", %s in already".formatted(file.same() == 1 ? "1 is" : file.same() + " are"),
                        file.rejected() == 0
                                ? ""
                                : ", %s refused".formatted(file.rejected() == 1 ? "1 is" : file.rejected() + " are"));
    }

    /** What became of it, in one sentence. */
    public String taken() {
        NoticeFile file = file();
        return "%s taken in, %d in already, %d refused%s."
                .formatted(
                        rows(file.added()),
                        file.same(),
                        file.rejected(),
                        file.changed() == 0 ? "" : ", and %s than before".formatted(more(file.changed())));
    }

    private static String otherwise(int changed) {
        return changed == 1 ? "1 that is in says something else" : changed + " that are in say something else";
    }

    private static String more(int changed) {
        return changed == 1 ? "1 that is in says more" : changed + " that are in say more";
    }

    private static String rows(int count) {
        return count == 1 ? "1 row" : count + " rows";
    }
}
