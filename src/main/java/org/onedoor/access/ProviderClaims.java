package org.onedoor.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an identity provider says of somebody, in the shape of NHS CIS2: who they are, their roles, and the one chosen there.
 *
 * @param subject who it is, for this provider
 * @param selectedRoleId the role chosen at the provider, where one was
 */
record ProviderClaims(
        String subject,
        String name,
        List<Role> roles,
        @Nullable String selectedRoleId) {
    private static final int LONGEST = 200;

    /**
     * One role somebody holds.
     *
     * @param code the job role, such as R8000: the last part of the role code
     */
    record Role(String roleId, String code, String name, String orgCode) {
        /** For a sentence. */
        String spoken() {
            return "%s (%s) at %s".formatted(name.isBlank() ? "a role without a name" : name, code, orgCode);
        }
    }

    ProviderClaims {
        roles = List.copyOf(roles);
    }

    /** What cannot be read as a role is none: nothing is granted by a guess. */
    static ProviderClaims of(Map<String, Object> claims) {
        List<Role> roles = new ArrayList<>();
        if (claims.get("nhsid_nrbac_roles") instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof Map<?, ?> role) {
                    add(role, roles);
                }
            }
        }
        String chosen = text(claims, "selected_roleid");
        return new ProviderClaims(text(claims, "sub"), spoken(claims), roles, chosen.isBlank() ? null : chosen);
    }

    private static void add(Map<?, ?> role, List<Role> roles) {
        String code = text(role, "role_code");
        String last = code.substring(code.lastIndexOf(':') + 1);
        String org = text(role, "org_code");
        String id = text(role, "person_roleid");
        if (last.matches("R\\d{4}") && org.matches("[A-Z0-9]{2,12}") && !id.isBlank()) {
            roles.add(new Role(id, last, roleName(text(role, "role_name")), org));
        }
    }

    /** The provider writes the place of a role in the national tree before it, each part in quotation marks. */
    private static String roleName(String tree) {
        return tree.substring(tree.lastIndexOf(':') + 1).replace("\"", "").strip();
    }

    private static String spoken(Map<String, Object> claims) {
        String parts = Stream.of("given_name", "family_name")
                .map(part -> text(claims, part))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
        String whole = parts.isBlank() ? text(claims, "name") : parts;
        return whole.isBlank() ? "Somebody without a name" : whole;
    }

    private static String text(Map<?, ?> claims, String name) {
        String value = claims.get(name) instanceof String said ? said.strip() : "";
        return org.onedoor.platform.Writing.storable(value.length() > LONGEST ? value.substring(0, LONGEST) : value);
    }

    /** The roles that may be used now: the one chosen at the provider, or all. */
    List<Role> usable() {
        return selectedRoleId == null
                ? roles
                : roles.stream()
                        .filter(role -> Objects.equals(role.roleId(), selectedRoleId))
                        .toList();
    }
}
