package org.onedoor.directory.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.Dementia;
import org.onedoor.directory.Door;
import org.onedoor.directory.FrailtyScore;
import org.onedoor.directory.help.StaffFind;
import org.onedoor.people.Gender;
import org.onedoor.platform.web.components.Link;
import org.onedoor.platform.web.components.Select.Option;

/** The directory as staff search it. @param found none where what was typed cannot be read */
public record ServicesPage(
        Map<String, String> typed, List<CodedNeed> needs, StaffFind.@Nullable Found found, boolean approves) {
    private static final List<Link> BESIDE = List.of(
            new Link("How the directory is used", "/services/use"),
            new Link("Who leads", "/services/leads"),
            new Link("Gaps by age", "/services/gaps"),
            new Link("Pathways", "/services/pathways"),
            new Link("Therapies", "/services/therapies"),
            new Link("Liaison in hospitals", "/services/liaison"),
            new Link("How services join up", "/services/integration"),
            new Link("Hubs and pop-ups", "/sessions"),
            new Link("Stop suicide", "/services/stop-suicide"),
            new Link("Self-help library", "/services/self-help"),
            new Link("Open data", "/open-referral/v3/services"),
            new Link("Other publishers", "/services/publishers"),
            new Link("Places, and who answers for them", "/places"),
            new Link("What the public sees", "/find-help"));
    private static final Link TRY = new Link("Try a change first", "/services/try");
    private static final List<String> ASKED = List.of("q", "age", "postcode");

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    /** The other pages of the directory. */
    public List<Link> beside() {
        return Stream.concat(BESIDE.stream(), Stream.of(TRY).filter(_ -> approves))
                .toList();
    }

    /** How many of words, age and place were given. */
    int questions() {
        return (int) ASKED.stream().filter(field -> !value(field).isBlank()).count();
    }

    public List<Option> needOptions() {
        List<Option> options = new ArrayList<>(List.of(Option.of("", "Any")));
        needs.forEach(need -> options.add(Option.of(need.code(), need.label())));
        return options;
    }

    public List<Option> genderOptions() {
        return Stream.concat(
                        Stream.of(Option.of("", "Not known")),
                        Stream.of(Gender.FEMALE, Gender.MALE, Gender.INDETERMINATE)
                                .map(gender -> Option.of(gender.code(), gender.label())))
                .toList();
    }

    /** By their numbers and names: whoever knows the scale knows what each means. */
    public List<Option> frailtyOptions() {
        return Stream.concat(
                        Stream.of(Option.of("", "Not scored")),
                        Arrays.stream(FrailtyScore.values())
                                .map(score -> Option.of(String.valueOf(score.number()), score.words())))
                .toList();
    }

    public List<Option> dementiaOptions() {
        return Stream.concat(
                        Stream.of(Option.of("", Dementia.NOT_KNOWN.label())),
                        Stream.of(Dementia.DIAGNOSED, Dementia.SUSPECTED, Dementia.NO)
                                .map(one -> Option.of(one.code(), one.label())))
                .toList();
    }

    public List<Option> doorOptions() {
        return Stream.concat(
                        Stream.of(Option.of("centre", "the Care Co-ordination Centre")),
                        Arrays.stream(Door.values())
                                .filter(door -> door != Door.CENTRE)
                                .map(door -> Option.of(door.code(), door.words())))
                .toList();
    }
}
