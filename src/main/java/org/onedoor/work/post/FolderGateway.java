package org.onedoor.work.post;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.onedoor.people.Way;

/**
 * Puts each message as a file into a folder, from which somebody else carries it on: a letter as a PDF to print, a text
 * or an e-mail as plain text with its address in the first line. A file is there whole or not at all, under the message's id.
 */
final class FolderGateway implements Gateway {
    private final Way way;
    private final Path folder;
    private final String sender;

    FolderGateway(Way way, Path folder, String sender) {
        this.way = way;
        this.folder = folder;
        this.sender = sender;
    }

    @Override
    public Way way() {
        return way;
    }

    @Override
    public String send(Piece piece) throws IOException {
        boolean letter = way == Way.LETTER;
        String name = "%s-%s.%s".formatted(way.code(), piece.messageId(), letter ? "pdf" : "txt");
        byte[] content = letter
                ? LetterPdf.file(piece, sender)
                : "To: %s%n%n%s%n"
                        .formatted(piece.to(), way == Way.EMAIL ? Words.greeted(piece, sender) : piece.words())
                        .getBytes(StandardCharsets.UTF_8);
        Files.createDirectories(folder);
        Path part = folder.resolve(name + ".part");
        Files.write(part, content);
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true); // said to have gone only once it is on the disk
        }
        Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        return name;
    }
}
