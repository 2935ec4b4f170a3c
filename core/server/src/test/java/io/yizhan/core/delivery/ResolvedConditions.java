package io.yizhan.core.delivery;

import io.yizhan.core.model.Condition;
import io.yizhan.core.model.ContentType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Conditions with ids in the place of links, for tests of other rooms. */
public final class ResolvedConditions {
    private ResolvedConditions() {}

    public static Condition resolve(Condition condition, ContentType type, Function<Condition, Set<UUID>> lookUp) {
        return new LinkedConditions(type, (linked, most) -> List.copyOf(lookUp.apply(linked))).resolve(condition);
    }
}
