package org.onedoor.desk;

import java.util.List;
import org.onedoor.platform.importing.ImportRuns;

/** The rows of one file that were refused. */
public record RejectsPage(List<ImportRuns.Reject> rejects) {}
