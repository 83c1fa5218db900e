package org.onedoor.directory.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceType;
import org.onedoor.directory.entry.Therapy;
import org.onedoor.directory.pathway.Pathway;
import org.onedoor.directory.pathway.Pathways;
import org.onedoor.directory.pathway.StageContacts.Contact;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.Actor;
import org.onedoor.platform.time.London;
import org.onedoor.platform.web.components.Select.Option;

/** The pathways, the newest version of each. */
public record PathwaysPage(List<Pathway> pathways, boolean mayWrite) {

    public static String state(Pathway pathway) {
        if (pathway.isAgreed()) {
            return "Agreed by all partners";
        }
        if (pathway.countsUntil() != null) {
            return "Counted until %s, when an agreement was taken back".formatted(London.day(pathway.countsUntil()));
        }
        long open = pathway.partners().stream().filter(each -> !each.isAgreed()).count();
        return open == 1
                ? "Proposed: 1 partner has not agreed"
                : "Proposed: %d partners have not agreed".formatted(open);
    }

    /** One pathway. @param shown the version that is shown @param names of organisations */
    public record One(
            Pathway shown,
            List<Pathway> versions,
            List<Pathways.Cell> matrix,
            Map<Integer, List<Contact>> contacts,
            Map<UUID, String> names,
            List<CodedNeed> needs,
            List<ServiceType> types,
            Actor actor,
            LocalDate today,
            Map<String, String> typed,
            Map<String, String> problems,
            @Nullable String refused) {
        public String address() {
            return "/services/pathways/" + shown.code();
        }

        public String name(UUID organisation) {
            return Organisation.plain(names.getOrDefault(organisation, "an organisation"));
        }

        public String needLabels() {
            return needs.stream()
                    .filter(need -> shown.needs().contains(need.code()))
                    .map(CodedNeed::label)
                    .collect(Collectors.joining("; "));
        }

        public String typeLabels() {
            return types.stream()
                    .filter(type -> shown.types().contains(type.code()))
                    .map(ServiceType::label)
                    .collect(Collectors.joining("; "));
        }

        public boolean mayWrite() {
            return Pathways.mayWrite(actor);
        }

        /** Whether the reader's organisation is asked by them and has not agreed. */
        public boolean isAsked() {
            return Pathways.mayAnswer(actor, shown) && !shown.isOver() && !hasAgreed();
        }

        /** Whether the reader may take back what their organisation agreed. */
        public boolean mayTakeBack() {
            return Pathways.mayAnswer(actor, shown) && hasAgreed();
        }

        private boolean hasAgreed() {
            return shown.partners().stream()
                    .anyMatch(each -> each.partnerId().equals(actor.organisationId()) && each.isAgreed());
        }

        /** One thing a partner said. */
        public String said(Pathway.Agreement each) {
            return "%s: %s%s%s"
                    .formatted(
                            name(each.partnerId()),
                            each.label(),
                            each.answeredOn() == null
                                    ? ""
                                    : ", %s (%s)".formatted(London.day(each.answeredOn()), each.answeredBy()),
                            each.words() == null ? "" : ". “%s”".formatted(each.words()));
        }

        public static String availability(Pathways.Cell cell) {
            String by = cell.services().stream().map(Service::name).collect(Collectors.joining("; "));
            return switch (cell.availability()) {
                case YES -> "Yes: " + by;
                case BY_ADDRESS -> "By address only: " + by;
                case NO -> "No";
            };
        }

        public long without() {
            return matrix.stream()
                    .filter(cell -> cell.availability() == Pathways.Availability.NO)
                    .count();
        }

        public List<Option> stageOptions() {
            return shown.stages().stream()
                    .map(stage -> Option.of(String.valueOf(stage.step()), stage.step() + ". " + stage.title()))
                    .toList();
        }

        public String value(String field) {
            return typed.getOrDefault(field, "");
        }

        public @Nullable String problem(String field) {
            return problems.get(field);
        }
    }

    /**
     * The form of a version.
     *
     * @param key makes the form count once, however often it is sent
     * @param theirs what somebody else has written meanwhile, by the same fields; none where nobody has
     */
    public record Form(
            Map<String, String> typed,
            Map<String, String> problems,
            List<CodedNeed> needs,
            List<ServiceType> types,
            String key,
            @Nullable Map<String, String> theirs) {
        /** Each field that differs, with its label and what the other wrote. */
        public List<Map.Entry<String, String>> differing() {
            return FIELDS.entrySet().stream()
                    .filter(field -> theirs != null
                            && !lines(theirs.getOrDefault(field.getKey(), "")).equals(lines(value(field.getKey()))))
                    .map(field ->
                            Map.entry(field.getValue(), theirs == null ? "" : theirs.getOrDefault(field.getKey(), "")))
                    .toList();
        }

        private static List<String> lines(String text) {
            return text.strip().lines().map(String::strip).toList();
        }

        private static final Map<String, String> FIELDS = fields();

        private static Map<String, String> fields() {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("title", "Name");
            fields.put("needs", "For which needs");
            fields.put("types", "Which sorts of service deliver it");
            fields.put("criteria", "Entry criteria");
            fields.put("stages", "Stages");
            fields.put("partners", "Whose agreement it needs");
            fields.put("source", "Where it comes from");
            return fields;
        }

        public String value(String field) {
            return typed.getOrDefault(field, "");
        }

        public @Nullable String problem(String field) {
            return problems.get(field);
        }
    }

    /** What rests on what. */
    public record Evidence(List<Pathway> pathways, List<Therapy> therapies, LocalDate today) {

        /** One step or intervention. @param problem none where its evidence counts */
        public record Line(
                String what,
                String of,
                String href,
                @Nullable String evidence,
                @Nullable LocalDate reviewBy,
                @Nullable String problem) {}

        public List<Line> lines() {
            List<Line> lines = new ArrayList<>();
            for (Pathway pathway : pathways) {
                for (Pathway.Stage stage : pathway.stages()) {
                    lines.add(line(
                            stage.title(),
                            "Pathway: " + pathway.title(),
                            "/services/pathways/" + pathway.code(),
                            stage.evidence(),
                            stage.reviewBy()));
                }
            }
            for (Therapy therapy : therapies) {
                lines.add(line(
                        therapy.label(),
                        "Therapy",
                        "/services/therapies/" + therapy.code(),
                        therapy.evidence(),
                        therapy.reviewBy()));
            }
            return lines;
        }

        private Line line(
                String what, String of, String href, @Nullable String evidence, @Nullable LocalDate reviewBy) {
            String problem = evidence == null
                    ? "No evidence given"
                    : reviewBy == null ? "No review day" : reviewBy.isBefore(today) ? "Expired" : null;
            return new Line(what, of, href, evidence, reviewBy, problem);
        }

        public List<Line> wanting() {
            return lines().stream().filter(line -> line.problem() != null).toList();
        }

        public List<Line> sound() {
            return lines().stream().filter(line -> line.problem() == null).toList();
        }
    }
}
