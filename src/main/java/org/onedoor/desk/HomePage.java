package org.onedoor.desk;

import java.time.Instant;
import java.util.List;
import org.onedoor.frontdoor.Worklists;
import org.onedoor.work.Notifications;
import org.onedoor.work.Tasks;

/** The page. */
public record HomePage(
        int ours,
        int offered,
        int sent,
        List<Worklists.Row> pressing,
        List<Tasks.Task> tasks,
        List<Notifications.Notification> notifications,
        int unread,
        int jobsWaiting,
        Instant now) {}
