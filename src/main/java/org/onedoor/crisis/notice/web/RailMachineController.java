package org.onedoor.crisis.notice.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Scopes;
import org.onedoor.crisis.notice.NoticeFile;
import org.onedoor.crisis.notice.RailFiles;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Forbidden;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.web.BodyTooLarge;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The machine's door for files of rail notices: the body is the file, the address says which it is. The answer is what the
 * police read on the page of a file, and never whom of it we know.
 */
@RestController
@RequestMapping("/machines/rail-notices")
class RailMachineController {
    private static final String SCOPE = "rail-notices";
    private static final String REQUEST_ID = "X-Request-ID";

    private final RailFiles files;

    RailMachineController(RailFiles files) {
        this.files = files;
    }

    /** Cannot be read before it is looked at: the request itself is wrong. */
    private static final class Unreadable extends RuntimeException {
        private final HttpStatus status;

        Unreadable(HttpStatus status, String why) {
            super(why);
            this.status = status;
        }
    }

    @PostMapping("/{kind}/{last}")
    @Does(value = Action.WRITE, data = "rail-notice")
    ResponseEntity<Object> send(@PathVariable String kind, @PathVariable String last, HttpServletRequest request)
            throws IOException {
        Scopes.require(SCOPE);
        String requestId = requestId(request);
        NoticeFile.Kind which = kind(kind);
        LocalDate day = day(last);
        requireCsv(request);
        byte[] content = request.getInputStream().readAllBytes();
        String name = "%s-%s.csv".formatted(which.code(), day);
        return answer(files.send(which, day, name, content, requestId), request);
    }

    /** What became of a file. */
    @GetMapping("/{id}")
    @Does(value = Action.READ, data = "rail-notice")
    ResponseEntity<Object> one(@PathVariable String id, HttpServletRequest request) {
        Scopes.require(SCOPE);
        UUID file = RailController.uuid(id);
        if (file == null) {
            throw new NotFound("file of notices");
        }
        return answer(files.look(file), request);
    }

    private static String requestId(HttpServletRequest request) {
        String id = request.getHeader(REQUEST_ID);
        if (!isRequestId(id)) {
            throw new Unreadable(
                    HttpStatus.BAD_REQUEST,
                    "The header X-Request-ID is missing, or is not 1 to 200 letters, digits and . _ : | -. Give each file its own, such as a UUID, and send it again with the same one.");
        }
        return Objects.requireNonNull(id);
    }

    private static boolean isRequestId(@Nullable String id) {
        return id != null && id.matches("[A-Za-z0-9._:|-]{1,200}");
    }

    private static NoticeFile.Kind kind(String code) {
        return switch (code) {
            case "weekly" -> NoticeFile.Kind.WEEKLY;
            case "daily" -> NoticeFile.Kind.DAILY;
            default ->
                throw new Unreadable(
                        HttpStatus.NOT_FOUND,
                        "There is no such file. Send it to /machines/rail-notices/weekly/2024-03-08 or /machines/rail-notices/daily/2024-03-08.");
        };
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new Unreadable(
                    HttpStatus.BAD_REQUEST,
                    "The address ends with the last day the file is about, such as 2024-03-08, and that is no day.");
        }
    }

    private static void requireCsv(HttpServletRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new Unreadable(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send the file as it is, not packed.");
        }
        if (!isCsv(request.getContentType())) {
            throw new Unreadable(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "Send the file itself as the body, with Content-Type: text/csv, written in UTF-8.");
        }
    }

    private static boolean isCsv(@Nullable String type) {
        try {
            MediaType sent = MediaType.parseMediaType(Objects.requireNonNullElse(type, ""));
            String charset = Objects.requireNonNullElse(sent.getParameter("charset"), "UTF-8");
            return sent.getType().equals("text")
                    && sent.getSubtype().equals("csv")
                    && charset.replace("\"", "").equalsIgnoreCase("UTF-8");
        } catch (InvalidMediaTypeException none) {
            return false;
        }
    }

    private static ResponseEntity<Object> answer(RailFiles.Shown shown, HttpServletRequest request) {
        NoticeFile file = shown.file();
        String address = "/machines/rail-notices/" + file.fileId();
        boolean sent = request.getMethod().equals("POST");
        if (sent && file.state() == NoticeFile.State.REFUSED) {
            String where = shown.headings() == null ? "" : "Line 1. ";
            return headed(request, HttpStatus.UNPROCESSABLE_CONTENT)
                    .header(HttpHeaders.CONTENT_LOCATION, address)
                    .contentType(RailOutcome.TYPE)
                    .body(RailOutcome.of(
                            HttpStatus.UNPROCESSABLE_CONTENT, List.of(where + String.valueOf(file.problem()))));
        }
        HttpStatus status = sent && file.isOpen() ? HttpStatus.ACCEPTED : HttpStatus.OK;
        return headed(request, status)
                .header(HttpHeaders.CONTENT_LOCATION, address)
                .contentType(MediaType.APPLICATION_JSON)
                .body(RailMachineAnswer.of(shown));
    }

    private static ResponseEntity.BodyBuilder headed(HttpServletRequest request, HttpStatus status) {
        ResponseEntity.BodyBuilder builder =
                ResponseEntity.status(status).header(HttpHeaders.CACHE_CONTROL, "no-store");
        String id = request.getHeader(REQUEST_ID);
        return isRequestId(id) ? builder.header(REQUEST_ID, id) : builder;
    }

    private static ResponseEntity<Object> refused(HttpServletRequest request, HttpStatus status, List<String> why) {
        return headed(request, status).contentType(RailOutcome.TYPE).body(RailOutcome.of(status, why));
    }

    @ExceptionHandler
    ResponseEntity<Object> unreadable(Unreadable wrong, HttpServletRequest request) {
        return refused(request, wrong.status, List.of(String.valueOf(wrong.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<Object> invalid(Invalid wrong, HttpServletRequest request) {
        return refused(request, HttpStatus.UNPROCESSABLE_CONTENT, wrong.sentences());
    }

    @ExceptionHandler
    ResponseEntity<Object> forbidden(Forbidden wrong, HttpServletRequest request) {
        return refused(request, HttpStatus.FORBIDDEN, List.of(wrong.getMessage() + " " + wrong.whoCan()));
    }

    @ExceptionHandler
    ResponseEntity<Object> notFound(NotFound wrong, HttpServletRequest request) {
        return refused(request, HttpStatus.NOT_FOUND, List.of("There is no such file, or it is another's."));
    }

    @ExceptionHandler
    ResponseEntity<Object> conflict(Refused wrong, HttpServletRequest request) {
        String why = wrong.code().equals(Refused.KEY_REUSED)
                ? "Another file was sent under this X-Request-ID, and this one is not taken. Send it under its own."
                : String.valueOf(wrong.getMessage());
        return refused(request, HttpStatus.CONFLICT, List.of(why));
    }

    @ExceptionHandler
    ResponseEntity<Object> tooLarge(BodyTooLarge wrong, HttpServletRequest request) {
        return refused(
                request,
                HttpStatus.CONTENT_TOO_LARGE,
                List.of("The file is larger than 10 MB, and nothing of it is kept. Send the rest as another file."));
    }
}
