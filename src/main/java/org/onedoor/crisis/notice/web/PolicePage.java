package org.onedoor.crisis.notice.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.notice.MissingReport;
import org.onedoor.crisis.notice.PoliceRecords.Shown;
import org.onedoor.platform.web.TypedForm;

/** Access to police records, and what was found. @param found none before anything was looked up @param wrong the grant whose form is wrong */
public record PolicePage(
        Shown shown,
        @Nullable List<MissingReport> found,
        TypedForm typed,
        String wrong,
        @Nullable String conflict) {}
