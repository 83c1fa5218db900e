package org.onedoor.directory.openreferral;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.openreferral.PublisherLine.Page;
import org.onedoor.directory.openreferral.PublisherLine.Said;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads all pages of a feed's {@code /services}, or none: what came half is never looked at. Where the other side says how new
 * each page is, only those are asked for first, and nothing is read when all are as they were.
 */
@Component
class FeedReader {
    private static final int SIZE = 100;

    private final PublisherLine line;
    private final PublisherSettings settings;
    private final JsonMapper json;

    FeedReader(PublisherLine line, PublisherSettings settings, JsonMapper json) {
        this.line = line;
        this.settings = settings;
        this.json = json;
    }

    /** What a feed is found to be. */
    sealed interface Feed extends AutoCloseable {
        /** All as it was. */
        record Unchanged() implements Feed {}

        /**
         * All it says.
         *
         * @param said what it said of each page, for the next time; empty unless it said something of all
         * @param whole whether as many services came as it says it has: if not, none is taken to be gone
         */
        record Read(Spool spool, Map<Integer, Said> said, boolean whole) implements Feed {
            @Override
            public void close() throws IOException {
                spool.close();
            }
        }

        @Override
        default void close() throws IOException {}
    }

    /** @param before what was said of each page when all were read last */
    Feed read(URI base, Map<Integer, Said> before) throws FeedProblem {
        if (!before.isEmpty() && isUnchanged(base, before)) {
            return new Feed.Unchanged();
        }
        try {
            Spool spool = Spool.open(json);
            try {
                return all(base, spool);
            } catch (FeedProblem | IOException | RuntimeException e) {
                spool.close();
                throw e;
            }
        } catch (IOException e) {
            throw new FeedProblem("What came could not be kept on our own disk.");
        }
    }

    private boolean isUnchanged(URI base, Map<Integer, Said> before) throws FeedProblem {
        for (int page = 1; page <= before.size(); page++) {
            if (line.page(address(base, page), before.get(page)).body() != null) {
                return false;
            }
        }
        return true;
    }

    private static URI address(URI base, int page) {
        return URI.create("%s/services?full=true&per_page=%d&page=%d".formatted(base, SIZE, page));
    }

    private Feed.Read all(URI base, Spool spool) throws FeedProblem, IOException {
        long until = System.nanoTime() + settings.time().toNanos();
        Map<Integer, Said> said = new HashMap<>();
        Set<String> seen = new HashSet<>();
        long bytes = 0;
        Integer total = null;
        for (int page = 1; page <= settings.pages(); page++) {
            if (System.nanoTime() - until > 0) {
                throw new FeedProblem("Not all of it came within %d minutes."
                        .formatted(settings.time().toMinutes()));
            }
            Page came = line.page(address(base, page), null);
            byte[] body = came.body();
            if (body == null) {
                throw new FeedProblem(
                        "It says of page %d that it is as it was, and was not asked that.".formatted(page));
            }
            bytes += body.length;
            if (bytes > settings.allBytes()) {
                throw new FeedProblem("It is larger than %d bytes altogether.".formatted(settings.allBytes()));
            }
            Envelope envelope = envelope(page, body);
            total = sameTotal(total, envelope.total());
            if (!envelope.contents().isEmpty()
                    && !seen.add(DigestUtils.sha256Hex(json.writeValueAsBytes(envelope.contents())))) {
                throw new FeedProblem("Page %d says what an earlier page said: it does not end.".formatted(page));
            }
            for (Object each : envelope.contents()) {
                spool.add(each == null ? Map.of() : each);
            }
            if (spool.size() > settings.services()) {
                throw new FeedProblem("It holds more than %d services.".formatted(settings.services()));
            }
            if (came.said().any()) {
                said.put(page, came.said());
            }
            if (envelope.isLast(page)) {
                boolean whole = total == null || spool.size() >= total;
                return new Feed.Read(spool, said.size() == page && whole ? said : Map.of(), whole);
            }
        }
        throw new FeedProblem("It has more than %d pages.".formatted(settings.pages()));
    }

    private static @Nullable Integer sameTotal(@Nullable Integer before, @Nullable Integer now) throws FeedProblem {
        if (before != null && now != null && !before.equals(now)) {
            throw new FeedProblem("It was changed while it was read. It is read again later.");
        }
        return before == null ? now : before;
    }

    /** One page with what it says of itself. */
    private record Envelope(
            List<?> contents,
            @Nullable Integer total,
            @Nullable Integer pages,
            @Nullable Boolean last) {
        boolean isLast(int page) {
            return contents.isEmpty() || Boolean.TRUE.equals(last) || (last == null && pages != null && page >= pages);
        }
    }

    private Envelope envelope(int page, byte[] body) throws FeedProblem {
        Object read;
        try {
            read = json.readValue(body, Object.class);
        } catch (JacksonException e) {
            String begins = new String(body, 0, Math.min(body.length, 200), java.nio.charset.StandardCharsets.UTF_8);
            throw new FeedProblem(
                    begins.stripLeading().startsWith("<")
                            ? "Page %d is a web page and not data.".formatted(page)
                            : "Page %d is not JSON that can be read.".formatted(page));
        }
        if (read instanceof List<?> list && page == 1) {
            return new Envelope(list, null, null, true);
        }
        if (read instanceof Map<?, ?> map && map.get("contents") instanceof List<?> contents) {
            return new Envelope(
                    contents,
                    map.get("total_items") instanceof Integer total ? total : null,
                    map.get("total_pages") instanceof Integer pages ? pages : null,
                    map.get("last_page") instanceof Boolean last ? last : null);
        }
        throw new FeedProblem("Page %d has no list of services in \"contents\".".formatted(page));
    }
}
