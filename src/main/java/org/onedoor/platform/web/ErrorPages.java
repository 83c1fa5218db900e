package org.onedoor.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.onedoor.platform.Forbidden;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Every failure becomes a page, or for a machine a problem, in this one place. Nobody is ever shown a stack trace. */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ErrorPages {
    private static final Logger log = LoggerFactory.getLogger(ErrorPages.class);

    @ExceptionHandler(Exception.class)
    Object answer(Exception failure, HttpServletRequest request) throws Exception {
        if (failure instanceof ClientAbortException
                || failure instanceof org.springframework.web.context.request.async.AsyncRequestNotUsableException) {
            return new ModelAndView(); // the browser has gone: there is nobody to tell
        }
        if (failure instanceof AccessDeniedException || failure instanceof AuthenticationException) {
            throw failure; // the security chain knows whether to ask for a sign-in
        }
        return show(page(failure), request);
    }

    static ErrorPage page(Exception failure) {
        return switch (failure) {
            case NotFound e ->
                ErrorPage.of(404, "not-found", "Page not found", words(e), "Check the address, or search for it.");
            case Forbidden e -> ErrorPage.of(403, "forbidden", "This is not yours to do", words(e), e.whoCan());
            case StaleEdit e ->
                ErrorPage.of(
                        409,
                        "stale",
                        "Someone was quicker",
                        words(e),
                        "Go back, reload the page to see the newer %s, and decide again.".formatted(e.what()));
            case Invalid e -> new ErrorPage(422, "invalid", "There is a problem", e.sentences(), null);
            case Refused e
            when e.isSentBefore() ->
                ErrorPage.of(
                        422,
                        e.code(),
                        "This form was sent before",
                        "It said something else then, and that was taken. What was typed now was not sent.",
                        "Go back, open the form anew, and send what is to be done as well.");
            case Refused e -> ErrorPage.of(409, e.code(), "That cannot be done", words(e));
            case Unavailable e -> ErrorPage.of(503, "unavailable", "Not available just now", words(e));
            case NoResourceFoundException _ -> plain(404);
            case ClientAbortException _ -> plain(400); // the browser has gone: it is nobody's fault, and not in the log
            case MissingServletRequestParameterException e ->
                ErrorPage.of(
                        400,
                        "incomplete",
                        "Something is missing",
                        "The request has no '%s'.".formatted(e.getParameterName()),
                        "Go back and fill in the form again.");
            case MethodArgumentTypeMismatchException e ->
                ErrorPage.of(
                        400,
                        "malformed",
                        "Something is not right",
                        "'%s' is not in the form OneDoor needs.".formatted(e.getName()),
                        "Check the address, or go back and try again.");
            case HttpMessageNotReadableException _ -> plain(400);
            case HttpRequestMethodNotSupportedException _ -> plain(405);
            case HttpMediaTypeNotSupportedException _ -> plain(415);
            case MaxUploadSizeExceededException _ -> plain(413);
            case BodyTooLarge _ -> plain(413);
            case MultipartException _ ->
                bodyTooLarge(failure) ? plain(413) : ErrorPage.broken(words(BrokenForm.ofParts(failure)), List.of());
            case InvalidFileNameException _ ->
                ErrorPage.broken("The file's name has a sign that cannot be kept: give it another name.", List.of());
            case BrokenForm e -> ErrorPage.broken(words(e), e.readable());
            case InvalidParameterException e -> plain(e.getErrorCode());
            case ErrorResponse e
            when e.getStatusCode().is4xxClientError() -> plain(e.getStatusCode().value());
            default -> bodyTooLarge(failure) ? plain(413) : bug(failure);
        };
    }

    /** The pages that need no exception to know what to say. */
    static ErrorPage plain(int status) {
        return switch (status) {
            case 400 ->
                ErrorPage.of(
                        400,
                        "malformed",
                        "Something is not right",
                        "OneDoor could not read what was sent.",
                        "Go back and try again.");
            case 401 -> ErrorPage.of(401, "signed-out", "Sign in", "Sign in and try again.");
            case 403 ->
                ErrorPage.of(
                        403,
                        "forbidden",
                        "This is not yours to do",
                        "The page was open too long, or was not opened from OneDoor.",
                        "Your browser's back button leads back to what you typed: copy it before you reload the page, then send it again.");
            case 404 ->
                ErrorPage.of(
                        404,
                        "not-found",
                        "Page not found",
                        "There is no such page.",
                        "Check the address, or search for it.");
            case 405 ->
                ErrorPage.of(
                        405, "method", "That cannot be done here", "This address does not take that kind of request.");
            case 410 ->
                ErrorPage.of(
                        410,
                        "not-kept",
                        "What you typed is not kept any longer",
                        "It is kept for 30 minutes, or 15 where nobody is signed in, and for the browser it was typed in alone. It was not sent.",
                        "Open the form anew.");
            case 413 ->
                ErrorPage.of(
                        413,
                        "too-large",
                        "That is too large",
                        "A file can be up to 10 MB, what is typed into one form up to 2 MB, other data up to 1 MB.",
                        "Nothing was stored. Your browser's back button leads back to what you typed: make it shorter, or send it in parts.");
            case 414 ->
                ErrorPage.of(
                        414,
                        "long-address",
                        "That address is too long",
                        "An address can be up to 8,000 characters.",
                        "Go back and ask for less at once.");
            case 415 ->
                ErrorPage.of(
                        415, "media-type", "That kind of data is not taken", "Send the form from the page, or JSON.");
            case 429 ->
                ErrorPage.of(
                        429,
                        "too-many",
                        "Too many tries",
                        "OneDoor takes no more for now from this place, or for this account.",
                        "Wait a few minutes and try again; 15 after trying to sign in. If it was not you who tried, tell your OneDoor administrator.");
            default ->
                status < 500
                        ? ErrorPage.of(status, "refused", "That cannot be done", "OneDoor refused the request.")
                        : bug(null);
        };
    }

    /** A bug: the page has a reference only, and the log has the same reference with the kind of failure. */
    private static ErrorPage bug(@org.jspecify.annotations.Nullable Exception failure) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        if (failure != null) {
            log.error("Reference {}: {}", reference, Failures.trace(failure));
        }
        return new ErrorPage(
                500,
                "fault",
                "Sorry, something went wrong",
                List.of(
                        "Nothing you saved is lost. Go back and try again.",
                        "If it happens again, give the reference."),
                reference);
    }

    private static boolean bodyTooLarge(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLarge) {
                return true;
            }
        }
        return false;
    }

    private static String words(Exception e) {
        return Objects.toString(e.getMessage(), "");
    }

    static Object show(ErrorPage page, HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (FhirProblem.isFiles(path)) {
            return ResponseEntity.status(page.status())
                    .contentType(MediaType.valueOf(FhirProblem.TYPE))
                    .body(FhirProblem.outcome(page.status(), path));
        }
        if (wantsJson(request)) {
            ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                    org.springframework.http.HttpStatusCode.valueOf(page.status()), String.join(" ", page.sentences()));
            problem.setTitle(page.title());
            Map<String, Object> more = new LinkedHashMap<>();
            more.put("code", page.code());
            if (page.reference() != null) {
                more.put("reference", page.reference());
            }
            problem.setProperties(more);
            return ResponseEntity.status(page.status())
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem);
        }
        ModelAndView view =
                new ModelAndView(page.status() == 409 && page.code().equals("stale") ? "error/stale" : "error/error");
        view.setStatus(org.springframework.http.HttpStatusCode.valueOf(page.status()));
        view.addObject("title", page.title());
        view.addObject("page", isOurs(request) ? page : page.withoutForm());
        return view;
    }

    /** Whether a page of ours sent it, as the browser says: another site must not put its words into our page. */
    private static boolean isOurs(HttpServletRequest request) {
        return "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
    }

    private static boolean wantsJson(HttpServletRequest request) {
        return Collections.list(request.getHeaders(HttpHeaders.ACCEPT)).stream()
                .anyMatch(accept -> accept.contains("json") && !accept.contains("text/html"));
    }
}
