package org.onedoor.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;

/** What comes with a user name and a password: the code of the second factor, and where it all came from. */
record SignInDetails(String code, String sender) {
    static SignInDetails of(HttpServletRequest request) {
        return new SignInDetails(Objects.requireNonNullElse(request.getParameter("code"), ""), request.getRemoteAddr());
    }

    @Override
    public String toString() {
        return "SignInDetails"; // no code in a log
    }
}
