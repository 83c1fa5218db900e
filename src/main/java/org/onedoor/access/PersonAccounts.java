package org.onedoor.access;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Which person of the index an account belongs to: for the account of a person, whose page it opens; for one of staff, whose
 * record it never opens.
 */
@Repository
public class PersonAccounts {
    /** The role family of somebody who reads their own page. */
    public static final String PERSON = "person";

    /** The role family of somebody who cares for another. */
    public static final String CARER = "carer";

    private static final String READ = "onedoor.own-person";

    private final JdbcTemplate template;

    PersonAccounts(JdbcTemplate template) {
        this.template = template;
    }

    /** What kind of account a role makes. */
    public enum Kind {
        STAFF,
        PERSON,
        CARER;

        public static Kind of(String role) {
            return switch (role) {
                case PersonAccounts.PERSON -> PERSON;
                case PersonAccounts.CARER -> CARER;
                default -> STAFF;
            };
        }
    }

    /** Says who the account is. */
    public void tie(UUID accountId, UUID personId) {
        template.update("update access.account set person_id = ? where account_id = ?", personId, accountId);
    }

    /** The person the account belongs to, if it was ever said; read once for each request. */
    @Nullable
    public UUID personOf(UUID accountId) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        String key = READ + accountId;
        if (request != null && request.getAttribute(key, RequestAttributes.SCOPE_REQUEST) instanceof List<?> known) {
            return known.isEmpty() ? null : (UUID) known.getFirst();
        }
        List<UUID> found = template.queryForList(
                "select person_id from access.account where account_id = ? and person_id is not null",
                UUID.class,
                accountId);
        if (request != null) {
            request.setAttribute(key, found, RequestAttributes.SCOPE_REQUEST);
        }
        return found.isEmpty() ? null : found.getFirst();
    }
}
