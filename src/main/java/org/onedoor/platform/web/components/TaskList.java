package org.onedoor.platform.web.components;

import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a long form, with the state of each. */
public record TaskList(String idPrefix, List<Task> tasks) {
    public TaskList {
        tasks = List.copyOf(tasks);
    }

    /** @param href none while the part cannot be started */
    public record Task(
            Content title,
            @Nullable Content hint,
            @Nullable String href,
            @Nullable Tag tag,
            @Nullable Content status,
            @Nullable String statusClasses) {

        public static Task done(String title, String href) {
            return new Task(Text.of(title), null, href, null, Text.of("Completed"), null);
        }

        public static Task toDo(String title, String href) {
            return new Task(Text.of(title), null, href, Tag.of("Incomplete", Tag.Colour.BLUE), null, null);
        }

        public static Task notYet(String title, String why) {
            return new Task(
                    Text.of(title),
                    Text.of(why),
                    null,
                    null,
                    Text.of("Cannot start yet"),
                    "nhsuk-task-list__status--cannot-start-yet");
        }
    }

    public String statusId(int index) {
        return idPrefix + "-" + (index + 1) + "-status";
    }

    public String hintId(int index) {
        return idPrefix + "-" + (index + 1) + "-hint";
    }

    public @Nullable String describedBy(Task task, int index) {
        return task.hint() == null ? statusId(index) : hintId(index) + " " + statusId(index);
    }
}
