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

/** What of the content one caller may see and use in a locale, in the stage of the endpoint or in the past. */
final class FieldUse {
    private final Access everywhere;
    private final Access access;
    private final Action action;
    private final boolean past;
    private final boolean unguarded;

    private FieldUse(Access everywhere, Access access, Action action, boolean past, boolean unguarded) {
        this.everywhere = everywhere;
        this.access = access;
        this.action = action;
        this.past = past;
        this.unguarded = unguarded;
    }

    static FieldUse of(Access access, Stage stage, String locale) {
        Action action = stage == Stage.PUBLISHED ? Action.READ_PUBLISHED : Action.READ_DRAFT;
        return new FieldUse(access, access.in(locale), action, false, false);
    }

    /** The past is for those who may read the drafts. */
    static FieldUse ofPast(Access access, String locale) {
        return new FieldUse(access, access.in(locale), Action.READ_DRAFT, true, false);
    }

    /** Of one to whom everything shows: for what a condition is without the guard, never for reading. */
    FieldUse unguarded() {
        return new FieldUse(everywhere, access, action, past, true);
    }

    /** Whether an entry of the type that shows in this locale shows in the other one too, as far as can be told without its values. */
    boolean reaches(String other, ContentType type) {
        FieldUse there = in(other);
        return there == this || there.shows(type) || there.visible(type).equals(visible(type));
    }

    /** Whether the field of such an entry, where it shows in this locale, shows in the other one too. */
    boolean reaches(String other, ContentType type, Field field) {
        FieldUse there = in(other);
        return there == this
                || (reaches(other, type)
                        && (there.always(type, field)
                                || there.visible(type, field).equals(visible(type, field))));
    }

    /** Whether all that shows of such an entry shows in the other locale too: for what stands inside its fields. */
    boolean reachesAll(String other, ContentType type) {
        return in(other) == this
                || FieldMark.withInner(type.allFields()).allMatch(field -> reaches(other, type, field));
    }

    /** The same in another locale. */
    FieldUse in(String other) {
        Access there = everywhere.in(other);
        return there == access ? this : new FieldUse(everywhere, there, action, past, unguarded);
    }

    private boolean shows(ContentType type) {
        return visible(type).equals(Condition.always());
    }

    /** Whether the caller is shown any entry of the type. */
    boolean any(ContentType type) {
        return !visible(type).equals(Condition.never());
    }

    /** Equal for callers that are shown the same. */
    String audience() {
        return access.audience();
    }

    /** Entries of the type the caller may see; never() if none. */
    Condition visible(ContentType type) {
        return unguarded ? Condition.always() : access.rows(action, type.id());
    }

    /**
     * Of the entries at the ends of links, those that count in conditions. What may be seen of the past is decided by the drafts of
     * today and not by values of then: there all that are found count, as others are not found.
     */
    Condition counted(ContentType type) {
        return past ? Condition.always() : visible(type);
    }

    /** Entries on which the caller may see the field. */
    Condition visible(ContentType type, Field field) {
        return unguarded ? Condition.always() : access.fieldRows(action, type, field);
    }

    /** Whether the value shows on every entry that shows. */
    boolean always(ContentType type, Field field) {
        return unguarded || access.always(action, type, field);
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
        if (!shows(type)) {
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
                    .with("name", deep ? "whereDepth" : "whereConditions")
                    .with("limit", deep ? Condition.MAX_DEPTH : Condition.MAX_NODES)
                    .with("actual", deep ? condition.depth() : condition.nodes())
                    .at("where")
                    .exception();
        }
    }
}
