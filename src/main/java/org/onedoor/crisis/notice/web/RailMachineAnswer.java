package org.onedoor.crisis.notice.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.notice.NoticeFile;
import org.onedoor.crisis.notice.RailFiles;
import org.onedoor.platform.importing.ImportRuns;

/**
 * What became of a file, as JSON.
 *
 * @param state {@code taken}, {@code review}, {@code refused} or {@code set-aside}
 * @param next what the sender should do; none where nothing is left to do
 */
record RailMachineAnswer(
        UUID file,
        String kind,
        LocalDate from,
        LocalDate to,
        String state,
        Rows rows,
        List<Row> refused,
        @Nullable String next) {
    private static final Pattern COLUMN = Pattern.compile("Column '([^']+)': .*", Pattern.DOTALL);

    /**
     * How many rows, of those that can be read.
     *
     * @param added that make a new notice; before the file is taken in, that would
     * @param changed that say more or something else of one that is in
     * @param same that are in already
     * @param outside about a day the file is not about
     * @param toLookAt that go back to what another file of the same days had put otherwise, or name somebody else under a
     *     reference that is in: a person looks before they are taken in
     * @param refused that cannot be read, beside these
     */
    record Rows(int added, int changed, int same, int outside, int toLookAt, int refused) {}

    /** One that is refused. @param column none where it is about the row as a whole */
    record Row(int line, @Nullable String column, String why) {}

    static RailMachineAnswer of(RailFiles.Shown shown) {
        NoticeFile file = shown.file();
        boolean open = file.isOpen();
        return new RailMachineAnswer(
                file.fileId(),
                file.kind().code(),
                file.from(),
                file.to(),
                file.state().code(),
                new Rows(
                        open ? file.lines() - file.changed() - file.same() : file.added(),
                        file.changed(),
                        file.same(),
                        file.outside(),
                        file.doubtful(),
                        file.rejected()),
                shown.rejects().stream().map(RailMachineAnswer::row).toList(),
                open
                        ? "Nothing of it is taken in until a person confirms it at /notices/rail/files/%s. Where rows are refused, mend them and send the whole file again under another X-Request-ID."
                                .formatted(file.fileId())
                        : null);
    }

    private static Row row(ImportRuns.Reject reject) {
        Matcher column = COLUMN.matcher(reject.reason());
        return new Row(reject.line(), column.matches() ? column.group(1) : null, reject.reason());
    }
}
