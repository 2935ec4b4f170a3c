package io.yizhan.core.security;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All roles and grants at one moment.
 *
 * @param roles by id
 * @param number rises with each book this server reads; part of the key under which accesses are held
 */
record GrantBook(Map<String, Role> roles, List<Grant> grants, long number) {
    GrantBook {
        roles = Collections.unmodifiableMap(new LinkedHashMap<>(roles));
        grants = List.copyOf(grants);
    }
}
