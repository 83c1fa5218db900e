package org.onedoor.desk;

import java.util.List;
import org.onedoor.platform.importing.ImportRuns;

/** Files that came in. */
public record ImportsPage(List<ImportRuns.Run> runs) {}
