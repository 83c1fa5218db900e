package org.onedoor.record;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.onedoor.platform.Act;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Writing;
import org.onedoor.record.RecordEvents.DocumentAdded;
import org.onedoor.record.RecordEvents.DocumentWithdrawn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The letters and other documents that go with somebody's referral. Reading one is part of the caller's look. */
@Repository
public class Documents {
    /** More than this many are a record of their own. */
    static final int MOST = 20;

    private final JdbcClient jdbc;
    private final Notes notes;

    Documents(JdbcClient jdbc, Notes notes) {
        this.jdbc = jdbc;
        this.notes = notes;
    }

    /** One of them, without what is in it. */
    public record Document(
            UUID documentId, String name, FileType type, int size, Instant addedAt, UUID addedBy, UUID addedFor) {

        /** {@code 42 KB}. */
        public String sizeInWords() {
            return size < 1024 * 1024 ? Math.max(1, size / 1024) + " KB" : "%.1f MB".formatted(size / 1024.0 / 1024.0);
        }
    }

    /** A file as it was sent. @param name the last part of whatever path the browser gave */
    public record Upload(String name, byte[] bytes) {
        public Upload {
            name = Writing.storable(name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1))
                    .strip();
            name = Writing.shortened(name, Writing.NAME);
        }

        public String digest() {
            return DigestUtils.sha256Hex(bytes);
        }
    }

    /**
     * Keeps a document with the running act's person.
     *
     * @throws Invalid when it is empty, of no kind that is kept, there already, or one too many
     */
    public void add(Act act, UUID scopeId, Upload upload) {
        if (upload.bytes().length == 0 || upload.name().isEmpty()) {
            throw new Invalid("file", "Choose a document. An empty one cannot be kept");
        }
        FileType type = FileType.of(upload.name(), upload.bytes());
        List<Document> there = of(act.subject().id(), scopeId);
        if (there.size() >= MOST) {
            throw new Invalid("file", "There are %d documents already, and no more can be added".formatted(MOST));
        }
        if (has(act.subject().id(), scopeId, upload.digest())) {
            throw new Invalid("file", "This document is here already: nothing was added");
        }
        jdbc.sql("""
                insert into record.document (person_id, document_id, scope_id, name, type, size, digest, content,
                    added_at, added_by, added_for)
                values (:personId, :documentId, :scopeId, :name, :type, :size, :digest, :content, :at, :by, :org)
                """)
                .param("personId", act.subject().id())
                .param("documentId", Ids.at(act.now()))
                .param("scopeId", scopeId)
                .param("name", upload.name())
                .param("type", type.code())
                .param("size", upload.bytes().length)
                .param("digest", upload.digest())
                .param("content", upload.bytes())
                .param("at", act.now().atOffset(ZoneOffset.UTC))
                .param("by", act.actor().accountId())
                .param("org", act.actor().organisationId())
                .update();
        notes.write(act, act.happened(new DocumentAdded(scopeId, type.code())), scopeId, upload.name());
    }

    /** Takes one out of sight, such as another person's letter. It is kept, and nobody can open it. */
    public void withdraw(Act act, UUID scopeId, UUID documentId, String why) {
        if (why.isBlank()) {
            throw new Invalid("why", "Say why it does not belong here");
        }
        int gone = jdbc.sql("""
                update record.document set withdrawn_at = :at, withdrawn_by = :by
                 where person_id = :personId and scope_id = :scopeId and document_id = :documentId
                   and withdrawn_at is null
                """)
                .param("at", act.now().atOffset(ZoneOffset.UTC))
                .param("by", act.actor().accountId())
                .param("personId", act.subject().id())
                .param("scopeId", scopeId)
                .param("documentId", documentId)
                .update();
        if (gone == 0) {
            throw new NotFound("document");
        }
        notes.write(act, act.happened(new DocumentWithdrawn(scopeId)), scopeId, why);
    }

    private record Stored(
            UUID documentId, String name, String type, int size, OffsetDateTime addedAt, UUID addedBy, UUID addedFor) {
        Document document() {
            return new Document(documentId, name, FileType.ofCode(type), size, addedAt.toInstant(), addedBy, addedFor);
        }
    }

    /** Those of a referral, the newest first. */
    public List<Document> of(UUID personId, UUID scopeId) {
        return jdbc.sql("""
                select document_id, name, type, size, added_at, added_by, added_for from record.document
                 where person_id = :personId and scope_id = :scopeId and withdrawn_at is null
                 order by document_id desc
                """).param("personId", personId).param("scopeId", scopeId).query(Stored.class).list().stream()
                .map(Stored::document)
                .toList();
    }

    /** What is in one. @throws NotFound when it was withdrawn, or is of another referral */
    public byte[] content(UUID personId, UUID scopeId, UUID documentId) {
        return jdbc.sql("""
                select content from record.document
                 where person_id = :personId and scope_id = :scopeId and document_id = :documentId
                   and withdrawn_at is null
                """)
                .param("personId", personId)
                .param("scopeId", scopeId)
                .param("documentId", documentId)
                .query((rs, _) -> rs.getBytes(1))
                .optional()
                .orElseThrow(() -> new NotFound("document"));
    }

    private boolean has(UUID personId, UUID scopeId, String digest) {
        return jdbc.sql("""
                select exists (select 1 from record.document where person_id = :personId and scope_id = :scopeId
                                  and digest = :digest and withdrawn_at is null)
                """)
                .param("personId", personId)
                .param("scopeId", scopeId)
                .param("digest", digest)
                .query(Boolean.class)
                .single();
    }
}
