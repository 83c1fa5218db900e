package org.onedoor.directory.duplicate;

import java.time.Duration;
import java.util.Optional;
import org.onedoor.platform.job.Alone;
import org.onedoor.platform.job.Pump;
import org.onedoor.platform.time.DomainTime;
import org.springframework.stereotype.Component;

/** Looks for entries of one service whenever what is said of services was changed. */
@Component
class FindAlike implements Pump {
    private final AllSaid said;
    private final AlikeRepository repository;
    private final DomainTime time;

    FindAlike(AllSaid said, AlikeRepository repository, DomainTime time) {
        this.said = said;
        this.repository = repository;
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
    }
}
