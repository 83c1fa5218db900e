package org.onedoor.record;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onedoor.access.Carer;
import org.onedoor.access.Objection;
import org.onedoor.access.WhoLooked;

/**
 * Whom a person permits to know what, what they object to, and what carers were shown.
 *
 * @param bySelf whether the reader is the person themselves, who decides alone
 * @param writes whether the reader may change it
 * @param organisations those that may be objected to: who looks after the person
 * @param shown what carers were shown, or refused, the newest first
 * @param typed what was typed into the form that was refused, by field
 * @param at the form that was refused: the carer's id, or a word; empty where none was
 */
public record SharingView(
        String path,
        boolean bySelf,
        boolean writes,
        List<Carer> carers,
        List<Objection> objections,
        Map<UUID, String> organisations,
        List<WhoLooked.Entry> shown,
        Map<String, String> typed,
        String at,
        Instant now) {

    /** What was typed into a field of the refused form; nothing in the others. */
    public String typed(String form, String field) {
        return form.equals(at) ? typed.getOrDefault(field, "") : "";
    }
}
