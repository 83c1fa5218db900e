package org.onedoor.directory.duplicate;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.directory.duplicate.DuplicateEvents.EntriesAlikeDecided;
import org.onedoor.directory.duplicate.DuplicateEvents.EntriesAlikeWait;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Subject;
import org.onedoor.platform.job.Alone;
import org.onedoor.platform.job.Pump;
import org.onedoor.platform.time.DomainTime;
import org.springframework.stereotype.Component;

/** Looks for entries of one service whenever what is said of services was changed. */
@Component
class FindAlike implements Pump {
    private static final UUID DIRECTORY = UUID.nameUUIDFromBytes("entries-alike".getBytes(StandardCharsets.UTF_8));

    private final AllSaid said;
    private final AlikeRepository repository;
    private final SameServices same;
    private final Services services;
    private final Acts acts;
    private final DomainTime time;

    FindAlike(
            AllSaid said,
            AlikeRepository repository,
            SameServices same,
            Services services,
            Acts acts,
            DomainTime time) {
        this.said = said;
        this.repository = repository;
        this.same = same;
        this.services = services;
        this.acts = acts;
        this.time = time;
    }

    @Override
    public String name() {
        return "directory-find-alike";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        Alone.done("look for entries of one service", () -> {
            long mark = said.mark(); // read first: what comes meanwhile is looked at the next time
            if (!repository.mark().equals(Optional.of(mark))) {
                repository.found(AlikeFinder.find(said.all()).pairs(), mark, time.instant());
            }
        });
        Alone.done("say that entries wait for a decision", this::tell);
    }

    /** Whoever runs the directory has a task from the first pair that waits until the last is decided. */
    private void tell() {
        int waiting = same.waiting() + same.changedSince();
        int told = repository.toldWaiting();
        if ((waiting == 0) == (told == 0)) {
            return;
        }
        Service centre = services.centre();
        Begin begin = Begin.on(
                        "Say whether entries wait to be told apart",
                        Ask.function(Action.WRITE, SameServices.DATA),
                        new Subject.Organisation(centre.organisationId()))
                .making();
        acts.act(begin, act -> {
            repository.told(waiting);
            act.happened(
                    waiting > 0
                            ? new EntriesAlikeWait(DIRECTORY, waiting, centre.teamId())
                            : new EntriesAlikeDecided(DIRECTORY));
        });
    }
}
