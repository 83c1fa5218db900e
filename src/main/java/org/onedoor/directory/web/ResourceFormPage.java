package org.onedoor.directory.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.resource.Library.Said;
import org.onedoor.directory.resource.Resource;
import org.onedoor.platform.web.components.Choices.Choice;
import org.onedoor.platform.web.components.Select.Option;

/** The form by which a resource is proposed, as it was typed. */
public record ResourceFormPage(Map<String, String> typed, List<CodedNeed> needs, Map<String, String> problems) {
    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    public @Nullable String problem(String field) {
        return problems.get(field);
    }

    public Set<String> chosen() {
        return Arrays.stream(value("needs").split(",", -1)).collect(java.util.stream.Collectors.toSet());
    }

    public List<Choice> needChoices() {
        return needs.stream()
                .filter(need -> !need.group().equals("help"))
                .map(need -> Choice.of(need.code(), need.label()))
                .toList();
    }

    public List<Choice> kinds() {
        return Arrays.stream(Resource.Kind.values())
                .map(kind -> Choice.of(kind.code(), kind.label()))
                .toList();
    }

    public List<Option> evidence() {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(Option.of("", "Choose")),
                        Arrays.stream(Resource.Evidence.values())
                                .map(evidence -> Option.of(evidence.code(), evidence.label())))
                .toList();
    }

    /** One resource. @param may whether the reader may list it @param lived whether the reader may say what they think of it */
    public record One(
            Resource resource,
            List<Said> said,
            Map<String, String> typed,
            Map<String, String> problems,
            @Nullable String refused,
            boolean may,
            boolean lived,
            LocalDate today) {
        public String address() {
            return "/services/self-help/" + resource.code();
        }

        public String value(String field) {
            return typed.getOrDefault(field, "");
        }

        public @Nullable String problem(String field) {
            return problems.get(field);
        }

        public String state() {
            return ResourcesPage.state(resource, today);
        }
    }
}
