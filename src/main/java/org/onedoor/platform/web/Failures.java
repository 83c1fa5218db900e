package org.onedoor.platform.web;

/** A failure as the log may have it: kinds and places, never messages, for a message can hold what somebody typed. */
public final class Failures {
    private static final int FRAMES = 12;

    private Failures() {}

    public static String trace(Throwable failure) {
        StringBuilder trace = new StringBuilder();
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 5; depth++) {
            trace.append(depth == 0 ? "" : " caused by ")
                    .append(cause.getClass().getName());
            StackTraceElement[] frames = cause.getStackTrace();
            for (int i = 0; i < Math.min(frames.length, FRAMES); i++) {
                trace.append("\n    at ").append(frames[i]);
            }
            cause = cause.getCause();
        }
        return trace.toString();
    }
}
