package org.onedoor.directory.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.directory.liaison.Liaison;
import org.onedoor.directory.liaison.Liaison.Standing;
import org.onedoor.directory.liaison.LiaisonModels.Mean;
import org.onedoor.directory.liaison.LiaisonModels.Model;
import org.onedoor.directory.liaison.LiaisonModels.Whole;
import org.onedoor.platform.time.London;
import org.onedoor.platform.web.components.Select.Option;

/** Liaison in every hospital. @param models by the code of each hospital */
public record LiaisonPage(
        List<Standing> hospitals, Map<String, Whole> models, Map<String, String> typed, Map<String, String> problems) {
    /** The day by which 24/7 was promised. */
    static final LocalDate TARGET = LocalDate.of(2020, 12, 31);

    public long withLiaison() {
        return hospitals.stream().filter(Standing::hasLiaison).count();
    }

    public long allHours() {
        return hospitals.stream().filter(Standing::isAllHours).count();
    }

    /** Of how many somebody has entered whether they have liaison. */
    public long known() {
        return hospitals.stream().filter(Standing::known).count();
    }

    public long unknown() {
        return hospitals.size() - known();
    }

    /** Of those of which it is known. */
    public String share(long some) {
        return known() == 0 ? "not known" : "%d of %d (%d%%)".formatted(some, known(), some * 100 / known());
    }

    /** Whether at least half have it at all hours, as far as that can be told. */
    public String half() {
        long all = hospitals.size();
        if (allHours() * 2 >= all && all > 0) {
            return "yes";
        }
        return (allHours() + unknown()) * 2 < all ? "no" : "not known, until the others are entered";
    }

    /** The model with how much of what it asks for is in post. */
    public String model(Standing standing) {
        Whole whole = models.get(standing.hospital().code());
        return whole == null || whole.model() == null
                ? "Model not entered"
                : whole.model().model().label() + ". " + whole.filled();
    }

    public static String service(Standing standing) {
        return !standing.known()
                ? "Nobody has entered it"
                : standing.service() == null ? "None" : standing.service().name();
    }

    public static String hours(Standing standing) {
        return standing.known() ? standing.now().words() : "Not known";
    }

    public static String uncovered(Standing standing) {
        return !standing.known()
                ? "Not known"
                : standing.now().isAll()
                        ? "None"
                        : String.join(", ", standing.now().uncovered());
    }

    /** Since when all hours are covered, in words. */
    public static String since(Standing standing) {
        if (!standing.known()) {
            return "Not known";
        }
        if (!standing.isAllHours()) {
            return "Not reached";
        }
        LocalDate since = standing.allSince();
        return since == null ? "Reached; nobody noted since when" : London.day(since);
    }

    /** Against the promise of 24/7 by 2020. */
    public static String target(Standing standing) {
        LocalDate since = standing.allSince();
        if (!standing.known()) {
            return "Not known: nobody has entered it";
        }
        if (!standing.isAllHours()) {
            return "Missed: %s of 168 hours".formatted(standing.now().words());
        }
        return since == null
                ? "168 of 168 hours; not known whether in time"
                : since.isAfter(TARGET) ? "Reached late" : "Reached in time";
    }

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    public @Nullable String problem(String field) {
        return problems.get(field);
    }

    /** One hospital. */
    public record One(
            Standing standing,
            String trust,
            List<Liaison.Item> items,
            Map<String, Liaison.Answer> answers,
            Whole model,
            List<Service> services,
            Map<String, String> typed,
            Map<String, String> problems,
            @Nullable String refused) {
        public String address() {
            return "/services/liaison/" + standing.hospital().code();
        }

        /** How much of the model is met. What nobody has answered is counted neither as met nor as not. */
        public String ofModel() {
            long answered = items.stream()
                    .filter(item -> answers.containsKey(item.code()))
                    .count();
            if (answered == 0) {
                return "Nobody has answered any of the %d yet".formatted(items.size());
            }
            long met = answers.values().stream()
                    .filter(answer -> answer.answer().equals("yes"))
                    .count();
            return answered == items.size()
                    ? "%d of %d met".formatted(met, answered)
                    : "%d met of the %d answered; %d of %d not answered yet"
                            .formatted(met, answered, items.size() - answered, items.size());
        }

        public List<Option> serviceOptions() {
            return Stream.concat(
                            Stream.of(Option.of("", "None")),
                            services.stream().map(each -> Option.of(each.code(), each.name())))
                    .toList();
        }

        public List<Option> modelOptions() {
            return Stream.concat(
                            Stream.of(Option.of("", "Choose")),
                            Stream.of(Model.values()).map(each -> Option.of(each.code(), each.label())))
                    .toList();
        }

        /** {@code 40.0 a month, 12.5 days (6 months)}. */
        public static String mean(@Nullable Mean mean) {
            return mean == null
                    ? "Not known"
                    : "%s a month, %s days (%s)"
                            .formatted(
                                    mean.admissions(),
                                    mean.stay(),
                                    mean.months() == 1 ? "1 month" : mean.months() + " months");
        }

        public List<Option> itemOptions() {
            return items.stream()
                    .map(item -> Option.of(item.code(), item.label()))
                    .toList();
        }

        public String value(String field) {
            return typed.getOrDefault(field, "");
        }

        public @Nullable String problem(String field) {
            return problems.get(field);
        }
    }
}
