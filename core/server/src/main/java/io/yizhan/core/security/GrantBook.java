package io.yizhan.core.security;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All roles and grants at one moment.
 *
 * @param roles by id
 * @param ends when grants end, in order
 * @param number rises with each book this server reads; part of the key under which accesses are held
 */
record GrantBook(Map<String, Role> roles, List<Grant> grants, List<Instant> ends, long number) {
    GrantBook {
        roles = Collections.unmodifiableMap(new LinkedHashMap<>(roles));
        grants = List.copyOf(grants);
        ends = List.copyOf(ends);
    }

    static GrantBook of(Map<String, Role> roles, List<Grant> grants, long number) {
        List<Instant> ends = grants.stream()
                .filter(Grant.OnEntries.class::isInstance)
                .flatMap(grant -> ((Grant.OnEntries) grant).until().stream())
                .sorted()
                .toList();
        return new GrantBook(roles, grants, ends, number);
    }

    /** How many grants have ended: between two moments with the same answer, the book says the same. */
    int endedAt(Instant now) {
        int ended = 0;
        while (ended < ends.size() && !now.isBefore(ends.get(ended))) {
            ended++;
        }
        return ended;
    }
}
