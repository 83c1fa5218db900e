package org.onedoor.programme.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.web.components.Select.Option;
import org.onedoor.programme.experience.Audience;
import org.onedoor.programme.experience.Experience;
import org.onedoor.programme.experience.ExperienceFigures;
import org.onedoor.programme.experience.Found;
import org.onedoor.programme.experience.Question;

/**
 * What was said of services and partners, and the form for links.
 *
 * @param made links that were just made, shown only now
 * @param site where this installation is reached, before each link
 * @param services those this actor may ask about; {@code partners} likewise
 * @param mine the actor's organisation: only it reads what was written of its own services
 */
public record ExperiencePage(
        ExperienceFigures.All all,
        ExperienceFigures.Period period,
        List<String> made,
        String site,
        List<Option> services,
        List<Option> partners,
        UUID mine,
        PlanForm form,
        @Nullable String conflict) {

    public boolean asks() {
        return !services.isEmpty() || !partners.isEmpty();
    }

    public static List<Question> questions(Audience audience) {
        return Question.of(audience);
    }

    public static String path(String token) {
        return Experience.PATH + token;
    }

    public boolean reads(Found.About about) {
        return mine.equals(about.all().organisationId());
    }
}
