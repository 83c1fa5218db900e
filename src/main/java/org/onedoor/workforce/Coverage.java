package org.onedoor.workforce;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisations;
import org.onedoor.workforce.TrainingRepository.Trained;
import org.springframework.stereotype.Component;

/**
 * How many of those in post have attended a course that counts. Where nobody said how many are in post, the share is not
 * known: it is never worked out from those who attended. Called from inside a look.
 */
@Component
public class Coverage {
    private final TrainingRepository repository;
    private final Organisations organisations;

    Coverage(TrainingRepository repository, Organisations organisations) {
        this.repository = repository;
        this.organisations = organisations;
    }

    /**
     * One row of a count.
     *
     * @param team none for the whole organisation
     * @param role none for all roles
     * @param trained people whose attendance counts today, each once
     * @param inPost none where nobody said how many are
     */
    public record Line(
            UUID organisationId,
            String organisation,
            @Nullable String team,
            @Nullable RoleFamily role,
            int trained,
            @Nullable InPost inPost) {
        /** Whether the share can be said today: the number is of this year, and no smaller than those who attended. */
        public boolean isKnown(LocalDate today) {
            return inPost != null && !inPost.isOld(today) && trained <= inPost.staff();
        }

        /** Why the share cannot be said. */
        public String unknown(LocalDate today) {
            if (inPost == null) {
                return "not known: nobody has said how many are in post";
            }
            return inPost.isOld(today)
                    ? "not known: the number in post is more than a year old"
                    : "not known: more have attended than are in post, so check the number";
        }
    }

    private record Group(
            UUID organisationId,
            @Nullable UUID teamId,
            @Nullable RoleFamily role) {}

    /**
     * Every organisation where somebody attended or is said to be in post: the whole of it, then each role, then each team.
     *
     * @param need the organisations that ought to have staff who attended, whether anybody did or not
     */
    public List<Line> of(Course course, LocalDate today, Set<UUID> need) {
        Map<Group, Integer> trained = new HashMap<>();
        for (Trained one : repository.trained(course, today)) {
            UUID organisation = one.organisationId();
            trained.merge(new Group(organisation, null, null), one.people(), Integer::sum);
            trained.merge(new Group(organisation, null, one.role()), one.people(), Integer::sum);
            if (one.teamId() != null) {
                trained.merge(new Group(organisation, one.teamId(), null), one.people(), Integer::sum);
            }
        }
        Map<Group, InPost> posts = new HashMap<>();
        repository
                .inPost()
                .forEach(each -> posts.put(new Group(each.organisationId(), each.teamId(), each.role()), each));
        Set<Group> groups = new LinkedHashSet<>();
        need.forEach(organisation -> groups.add(new Group(organisation, null, null)));
        groups.addAll(trained.keySet());
        groups.addAll(posts.keySet());
        List.copyOf(groups).forEach(group -> groups.add(new Group(group.organisationId(), null, null)));
        return lines(groups, trained, posts);
    }

    private List<Line> lines(Set<Group> groups, Map<Group, Integer> trained, Map<Group, InPost> posts) {
        Map<UUID, String> names = organisations.names(
                groups.stream().map(Group::organisationId).distinct().toList());
        Map<UUID, String> teams = new HashMap<>();
        groups.stream()
                .map(Group::organisationId)
                .distinct()
                .forEach(organisation ->
                        organisations.teamsOf(organisation).forEach(team -> teams.put(team.id(), team.name())));
        List<Line> lines = new ArrayList<>();
        for (Group group : groups) {
            if (group.teamId() == null || group.role() == null) {
                lines.add(new Line(
                        group.organisationId(),
                        names.getOrDefault(group.organisationId(), "An organisation that is gone"),
                        group.teamId() == null ? null : teams.getOrDefault(group.teamId(), "A team that is gone"),
                        group.role(),
                        trained.getOrDefault(group, 0),
                        posts.get(group)));
            }
        }
        lines.sort(Comparator.comparing(Line::organisation)
                .thenComparing(Line::organisationId)
                .thenComparing(line -> line.team() == null ? line.role() == null ? 0 : 1 : 2)
                .thenComparing(line -> line.role() == null ? "" : line.role().label())
                .thenComparing(line -> line.team() == null ? "" : line.team()));
        return lines;
    }
}
