package io.yizhan.core.delivery;

import io.yizhan.core.model.Condition;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.ReverseReference;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.projection.Stage;
import io.yizhan.core.security.Access;
import io.yizhan.core.security.Action;
import java.util.List;

/** What of the content one caller may see and use, in the stage of the endpoint. */
final class FieldUse {
    private final Access access;
    private final Action action;

    FieldUse(Access access, Stage stage) {
        this.access = access;
        this.action = stage == Stage.PUBLISHED ? Action.READ_PUBLISHED : Action.READ_DRAFT;
    }

    /** Equal for callers that are shown the same. */
    String audience() {
        return access.audience();
    }

    /** Entries of the type the caller may see; never() if none. */
    Condition visible(ContentType type) {
        return access.rows(action, type.id());
    }

    /** Entries on which the caller may see the field. */
    Condition visible(ContentType type, Field field) {
        return access.fieldRows(action, type, field);
    }

    /** Whether the value shows on every entry that shows. */
    boolean always(ContentType type, Field field) {
        return access.always(action, type, field);
    }

    /** Entries whose links of a way back the caller may see, among those it may see at all; always() if those are all. */
    Condition seen(ReverseReference way) {
        List<Condition> seen = way.fields().stream()
                .filter(field -> !always(way.source(), field))
                .map(field -> visible(way.source(), field))
                .distinct()
                .toList();
        return seen.contains(Condition.never()) ? Condition.never() : new Condition.All(seen);
    }

    /**
     * Filtering, ordering and counting by a field would tell its values, so it must show on every entry.
     *
     * @throws io.yizhan.core.problem.ProblemException FORBIDDEN, naming the field
     */
    void require(ContentType type, Field field) {
        if (!always(type, field)) {
            throw Problem.of(ProblemCode.FORBIDDEN, "field.forbidden")
                    .with("field", field.name())
                    .with("type", type.singular())
                    .at(field.name())
                    .exception();
        }
    }

    /**
     * Who stands below whom would be told through entries in between.
     *
     * @throws io.yizhan.core.problem.ProblemException FORBIDDEN unless the caller sees all of the tree
     */
    void requireTree(ContentType type) {
        Field broader = type.findBroader().orElseThrow();
        require(type, broader);
        if (!visible(type).equals(Condition.always())) {
            throw Problem.of(ProblemCode.FORBIDDEN, "field.forbidden")
                    .with("field", broader.name())
                    .with("type", type.singular())
                    .at("id")
                    .exception();
        }
    }

    static void requireLimits(Condition condition) {
        if (!condition.withinLimits()) {
            boolean deep = condition.depth() > Condition.MAX_DEPTH;
            throw Problem.of(ProblemCode.QUERY_TOO_COMPLEX, deep ? "filter.too-deep" : "filter.too-large")
                    .with("limit", deep ? Condition.MAX_DEPTH : Condition.MAX_NODES)
                    .with("actual", deep ? condition.depth() : condition.nodes())
                    .at("where")
                    .exception();
        }
    }
}
