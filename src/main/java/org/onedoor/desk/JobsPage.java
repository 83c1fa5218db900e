package org.onedoor.desk;

import java.util.List;
import org.onedoor.platform.job.DeadLetters;

/** Jobs that wait for a person. */
public record JobsPage(List<DeadLetters.DeadLetter> letters) {}
