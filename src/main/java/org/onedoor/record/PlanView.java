package org.onedoor.record;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.Person;
import org.onedoor.platform.time.London;

/**
 * A crisis plan as one audience sees it: only what the table gives them, under its headings. What is not theirs is not there.
 *
 * @param named whether it says who this is so fully that the page may head with it
 */
public record PlanView(Audience audience, boolean named, List<Section> sections) {
    public PlanView {
        sections = List.copyOf(sections);
    }

    /** What stands under one heading. */
    public record Section(PlanHeading heading, List<Line> lines) {}

    /** @param label what it is; none where the heading says it */
    public record Line(@Nullable String label, String words) {}

    /** What goes into it. @param iAm what is shared of the person's own profile; none where nothing is */
    public record Of(
            Person person, CrisisPlan plan, @Nullable IAm iAm, LocalDate today) {}

    /** Without a label where the part is all that can stand under its heading. */
    private static @Nullable String label(PlanPart part) {
        return PlanPart.of(part.heading()).size() == 1 && part != PlanPart.NEEDS ? null : part.label();
    }

    static PlanView of(Of of, Audience audience, boolean glass, PlanMatrix matrix) {
        Shown shown = part -> matrix.shows(audience, part, glass);
        List<Section> sections = new ArrayList<>();
        for (PlanHeading heading : PlanHeading.values()) {
            List<Line> lines = new ArrayList<>();
            switch (heading) {
                case CP01 -> identity(of.person(), shown, lines);
                case CP02 -> aboutMe(of.iAm(), shown, lines);
                case CP05 -> contacts(of.plan().content().contacts(), shown, lines);
                case CP07 -> workers(of.plan().content().workers(), shown, lines);
                case CP13 -> advance(of.plan().content(), shown, lines);
                case CP16 -> agreement(of, shown, lines);
                default -> {}
            }
            for (PlanPart part : PlanPart.of(heading)) {
                String words = of.plan().content().at(part);
                if (words != null && !words.isBlank() && shown.has(part.code())) {
                    lines.add(new Line(label(part), words));
                }
            }
            if (!lines.isEmpty()) {
                sections.add(new Section(heading, List.copyOf(lines)));
            }
        }
        if (audience.comesFirst()) { // they have a minute: what is meant for them stands first
            sections.sort(java.util.Comparator.comparing(section -> section.heading() != PlanHeading.CP12));
        }
        return new PlanView(audience, shown.has("CP01.number") && shown.has("CP01.identity"), sections);
    }

    private interface Shown {
        boolean has(String part);
    }

    private static void identity(Person person, Shown shown, List<Line> lines) {
        if (shown.has("CP01.name")) {
            String liked = person.preferredName();
            lines.add(new Line("Name", person.headed() + (liked == null ? "" : ", likes to be called " + liked)));
        }
        if (shown.has("CP01.identity")) {
            lines.add(new Line("Born", person.born()));
            lines.add(new Line(
                    "Language",
                    (person.language() == null ? "Not recorded" : person.language())
                            + (person.interpreterNeeded() ? ", interpreter needed" : "")));
        }
        if (shown.has("CP01.number")) {
            lines.add(new Line("NHS number", person.spacedNhsNumber()));
        }
    }

    private static void aboutMe(@Nullable IAm iAm, Shown shown, List<Line> lines) {
        if (iAm != null && shown.has("CP02")) {
            for (IAmSection section : IAmSection.values()) {
                String words = iAm.at(section);
                if (words != null) {
                    lines.add(new Line(section.label(), words));
                }
            }
        }
    }

    private static void contacts(List<PlanContent.Contact> contacts, Shown shown, List<Line> lines) {
        if (shown.has("CP05.all")) {
            for (int i = 0; i < contacts.size(); i++) {
                PlanContent.Contact each = contacts.get(i);
                String words = each.phone()
                        + (each.when().isBlank() ? "" : ", " + each.when())
                        + (each.agrees() ? "" : ". Has not agreed to be told anything: only ask");
                lines.add(new Line(
                        "%d. %s%s"
                                .formatted(i + 1, each.name(), each.relation().isBlank() ? "" : ", " + each.relation()),
                        words));
            }
        } else if (shown.has("CP05.first") && !contacts.isEmpty()) {
            lines.add(new Line(contacts.getFirst().name(), contacts.getFirst().phone()));
        }
    }

    private static void workers(List<PlanContent.Worker> workers, Shown shown, List<Line> lines) {
        if (shown.has("CP07.people")) {
            workers.forEach(each -> lines.add(new Line(
                    each.team(),
                    java.util.stream.Stream.of(each.name(), each.phone())
                            .filter(words -> !words.isBlank())
                            .collect(Collectors.joining(", ")))));
        } else if (shown.has("CP07.team")) {
            workers.forEach(each -> lines.add(new Line(null, each.team())));
        }
    }

    private static void advance(PlanContent content, Shown shown, List<Line> lines) {
        if (shown.has("CP13.exists") && !content.decided().isEmpty()) {
            lines.add(new Line(
                    "There is",
                    content.decided().stream().map(AdvanceDecision::label).collect(Collectors.joining("; "))));
        }
    }

    private static void agreement(Of of, Shown shown, List<Line> lines) {
        CrisisPlan plan = of.plan();
        if (shown.has("CP16.review")) {
            lines.add(new Line(
                    "Version",
                    "%d of %s%s"
                            .formatted(
                                    plan.version(),
                                    London.full(plan.writtenAt()),
                                    plan.reviewOn() == null
                                            ? ""
                                            : plan.isReviewLate(of.today())
                                                    ? ". It should have been looked at again by "
                                                            + London.day(plan.reviewOn())
                                                    : ". To be looked at again by " + London.day(plan.reviewOn()))));
        }
        if (shown.has("CP16.agreed") && !plan.content().agreedBy().isEmpty()) {
            lines.add(new Line(
                    "Agreed by",
                    plan.content().agreedBy().stream().map(AgreedBy::label).collect(Collectors.joining("; "))));
        }
    }
}
