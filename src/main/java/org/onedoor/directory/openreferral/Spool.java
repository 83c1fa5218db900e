package org.onedoor.directory.openreferral;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** What a feed said, on the disk and not in memory: it is compared once all has come. Gone when it is closed. */
final class Spool implements AutoCloseable {
    private final FileChannel file;
    private final JsonMapper json;
    private final List<Place> places = new ArrayList<>();
    private long end;

    private Spool(FileChannel file, JsonMapper json) {
        this.file = file;
        this.json = json;
    }

    /** Where one document lies. */
    record Place(long offset, int length) {}

    static Spool open(JsonMapper json) throws IOException {
        Path path = Files.createTempFile("open-referral", ".json");
        return new Spool(
                FileChannel.open(
                        path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE),
                json);
    }

    void add(Object document) throws IOException {
        byte[] bytes = json.writeValueAsBytes(document);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            file.write(buffer, end + buffer.position());
        }
        places.add(new Place(end, bytes.length));
        end += bytes.length;
    }

    int size() {
        return places.size();
    }

    /** In the order in which they came. */
    List<Place> places() {
        return List.copyOf(places);
    }

    Object read(Place place) {
        try {
            ByteBuffer buffer = ByteBuffer.allocate(place.length());
            while (buffer.hasRemaining()) {
                if (file.read(buffer, place.offset() + buffer.position()) < 0) {
                    throw new IOException("The spool is shorter than it was");
                }
            }
            return json.readValue(buffer.array(), Object.class);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
