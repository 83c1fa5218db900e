package org.onedoor.platform.job;

/** Whether this thread runs a job: jobs use their own database role and pool. */
public final class InJob {
    private static final ScopedValue<Boolean> RUNNING = ScopedValue.newInstance();

    private InJob() {}

    public static boolean isTrue() {
        return RUNNING.isBound();
    }

    public static void run(Runnable work) {
        ScopedValue.where(RUNNING, true).run(work);
    }
}
