package org.onedoor.record.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.time.London;
import org.onedoor.record.AdvanceDecision;
import org.onedoor.record.AgreedBy;
import org.onedoor.record.CrisisPlan;
import org.onedoor.record.PlanContent;
import org.onedoor.record.PlanHeading;
import org.onedoor.record.PlanPart;

/** What two versions of a plan say differently, part by part. */
final class PlanDifferences {
    private PlanDifferences() {}

    static List<PlanPage.Difference> between(CrisisPlan before, CrisisPlan after) {
        Map<String, @Nullable String> old = said(before);
        Map<String, @Nullable String> now = said(after);
        List<PlanPage.Difference> found = new ArrayList<>();
        now.forEach((what, words) -> {
            if (!Objects.equals(words, old.get(what))) {
                found.add(new PlanPage.Difference(what, old.get(what), words));
            }
        });
        return found;
    }

    private static Map<String, @Nullable String> said(CrisisPlan plan) {
        PlanContent content = plan.content();
        Map<String, @Nullable String> all = new LinkedHashMap<>();
        for (PlanPart part : PlanPart.values()) {
            String words = content.at(part);
            all.put(part.heading().label() + ": " + part.label(), words == null || words.isBlank() ? null : words);
        }
        all.put(
                PlanHeading.CP05.label(),
                lines(content.contacts().stream()
                        .map(each -> "%s, %s, %s, %s%s"
                                .formatted(
                                        each.name(),
                                        each.relation(),
                                        each.phone(),
                                        each.when(),
                                        each.agrees() ? "" : ", has not agreed to be told"))
                        .toList()));
        all.put(
                PlanHeading.CP07.label(),
                lines(content.workers().stream()
                        .map(each -> "%s, %s, %s".formatted(each.team(), each.name(), each.phone()))
                        .toList()));
        all.put(
                PlanHeading.CP13.label(),
                lines(content.decided().stream().map(AdvanceDecision::label).toList()));
        all.put(
                "Agreed by",
                lines(content.agreedBy().stream().map(AgreedBy::label).toList()));
        all.put("Review by", plan.reviewOn() == null ? null : London.day(plan.reviewOn()));
        return all;
    }

    private static @Nullable String lines(List<String> lines) {
        return lines.isEmpty() ? null : lines.stream().collect(Collectors.joining("\n"));
    }
}
