package org.onedoor.desk;

import java.time.Instant;
import java.util.List;
import org.onedoor.people.PlacePick;
import org.onedoor.work.Tasks;

/**
 * A page of tasks.
 *
 * @param total rows on all pages
 */
public record TasksPage(List<Tasks.About> tasks, int total, int page, int pages, PlacePick places, Instant now) {
    public TasksPage {
        tasks = List.copyOf(tasks);
    }
}
