package org.onedoor.workforce.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.onedoor.platform.web.TypedForm;
import org.onedoor.platform.web.components.Select.Option;
import org.onedoor.workforce.Course;
import org.onedoor.workforce.RoleFamily;
import org.onedoor.workforce.Training;

/** The training of an organisation's own staff, and the forms by which it is kept. @param key of the forms, new each time */
public record TrainingPage(
        Course course,
        Training.Page training,
        int page,
        int pages,
        boolean keeps,
        TypedForm typed,
        LocalDate today,
        String key) {

    public List<Option> courses() {
        return Arrays.stream(Course.values())
                .map(each -> Option.of(each.code(), each.label()))
                .toList();
    }

    /** @param none what it is called where none is chosen */
    public List<Option> roles(String none) {
        List<Option> options = new ArrayList<>(List.of(Option.of("", none)));
        Arrays.stream(RoleFamily.values()).forEach(each -> options.add(Option.of(each.code(), each.label())));
        return options;
    }

    public List<Option> teams(String none) {
        List<Option> options = new ArrayList<>(List.of(Option.of("", none)));
        training.teams().forEach((id, name) -> options.add(Option.of(id.toString(), name)));
        return options;
    }

    public String team(@org.jspecify.annotations.Nullable UUID id) {
        return id == null ? "None said" : training.teams().getOrDefault(id, "A team that is gone");
    }
}
