package org.onedoor.platform.database;

import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Objects;

/** Why a PostgreSQL of somebody's own cannot be worked on, in words for whoever named it. */
public final class NoDatabase extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    NoDatabase(String why, Throwable cause) {
        super(why, cause);
    }

    /**
     * What is wrong with an address, or with whom it lets in. The address is never repeated: a password may be in it.
     *
     * @param url the whole address
     */
    public static String words(String url, SQLException refused) {
        String said = Objects.requireNonNullElse(refused.getMessage(), "");
        String state = Objects.requireNonNullElse(refused.getSQLState(), "");
        if (!url.startsWith("jdbc:postgresql:") || said.contains(url)) {
            return """
                    The address named by db is none of a PostgreSQL. \
                    Write it as jdbc:postgresql://HOST:PORT/DATABASE?user=NAME&password=PASSWORD.""";
        }
        if (refused.getCause() instanceof UnknownHostException unknown) {
            return "No machine is called '%s'. Check the address named by db.".formatted(unknown.getMessage());
        }
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "08" -> "No PostgreSQL answers at the address named by db: " + said;
            case "28" ->
                "The database does not let this login in: %s. Check the user and the password in the address."
                        .formatted(said);
            case "3D" -> "%s. Make it, or name another in the address.".formatted(said);
            default -> said;
        };
    }

    /** Whether nobody came in at all, so that what a login may do is not the question yet. */
    static boolean isOutside(String url, SQLException refused) {
        String state = Objects.requireNonNullElse(refused.getSQLState(), "");
        return !url.startsWith("jdbc:postgresql:")
                || state.startsWith("08")
                || state.startsWith("28")
                || state.startsWith("3D");
    }
}
