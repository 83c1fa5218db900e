package org.onedoor.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Failures outside any page, such as a refused request or a broken filter, get the same pages as all others. */
@Controller
class ContainerErrors implements ErrorController {
    /** Where a request keeps what is wrong with the form it brought. */
    static final String BROKEN = "onedoor.broken.form";

    /** Nothing was typed where something was only asked for. */
    private static final ErrorPage NOT_YOURS = ErrorPage.of(
            403,
            "forbidden",
            "This is not yours to see",
            "Your account may not open this address.",
            "Go back to where you came from.");

    @RequestMapping("/error")
    @Does(value = Action.READ, data = "open")
    Object error(HttpServletRequest request) {
        if (request.getAttribute(BROKEN) instanceof BrokenForm broken) {
            return ErrorPages.show(ErrorPages.page(broken), request);
        }
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Exception failure) {
            return ErrorPages.show(ErrorPages.page(root(failure)), request);
        }
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        return FhirProblem.isMachines(path(request))
                ? ResponseEntity.status(status)
                        .contentType(MediaType.valueOf(FhirProblem.TYPE))
                        .body(FhirProblem.outcome(status, path(request)))
                : ErrorPages.show(
                        status == 403 && "GET".equals(request.getAttribute(RequestDispatcher.ERROR_METHOD))
                                ? NOT_YOURS
                                : ErrorPages.plain(status),
                        request);
    }

    private static String path(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    }

    private static Exception root(Exception failure) {
        return failure instanceof jakarta.servlet.ServletException && failure.getCause() instanceof Exception cause
                ? cause
                : failure;
    }
}
