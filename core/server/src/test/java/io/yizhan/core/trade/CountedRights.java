package io.yizhan.core.trade;

import io.yizhan.core.model.Condition;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.Operator;
import io.yizhan.core.model.Value;
import io.yizhan.core.model.Visibility;
import io.yizhan.core.security.Action;
import io.yizhan.core.security.FieldScope;
import io.yizhan.core.security.Grant;
import io.yizhan.core.security.Role;
import io.yizhan.core.trade.CountedConditions.Asked;
import io.yizhan.core.trade.CountedConditions.Holds;
import io.yizhan.core.trade.CountedConditions.View;
import io.yizhan.core.trade.CountedContent.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What somebody may see, told by hand from the grants: nothing of it asks the product. */
record CountedRights(List<Given> given) {
    /**
     * A grant.
     *
     * @param rows as the product has it
     * @param holds what that means
     * @param fields that it shows
     */
    record Given(String type, Condition rows, Holds holds, Set<CountedField> fields) {
        boolean of(Entry entry, String locale) {
            return type.equals(entry.type()) && holds.of(entry, new View(locale, _ -> true));
        }
    }

    /** Grants for the product, and the same by hand. */
    record Made(List<Grant> grants, CountedRights rights) {}

    /** A line for each grant. */
    @Override
    public String toString() {
        return given.stream()
                .map(one -> one.type() + " where " + one.rows() + " shows "
                        + one.fields().stream().map(CountedField::name).sorted().toList())
                .collect(Collectors.joining("\n"));
    }

    CountedRights with(CountedRights others) {
        return new CountedRights(
                Stream.concat(given.stream(), others.given.stream()).toList());
    }

    boolean sees(Entry entry, String locale) {
        return given.stream().anyMatch(one -> one.of(entry, locale));
    }

    boolean shows(Entry entry, CountedField field, String locale) {
        return given.stream().anyMatch(one -> one.fields().contains(field) && one.of(entry, locale));
    }

    /** Whether it shows on some entries: those a grant with the field is for. */
    boolean showsSomewhere(CountedField field) {
        return given.stream().anyMatch(one -> one.fields().contains(field));
    }

    /** Whether conditions and counts may go by it: it shows on whatever shows, by the same grants. */
    boolean usable(CountedField field) {
        Set<Condition> all = rows(one -> one.type().equals(field.type()));
        Set<Condition> shown = rows(one -> one.fields().contains(field));
        return shown.equals(Set.of(Condition.always())) || (!field.partner() && shown.equals(all));
    }

    private Set<Condition> rows(Predicate<Given> of) {
        Set<Condition> rows = given.stream().filter(of).map(Given::rows).collect(Collectors.toSet());
        return rows.contains(Condition.always()) ? Set.of(Condition.always()) : rows;
    }

    /** Rights by chance, of all types. */
    static Made random(Random random, CountedConditions conditions, String role, Role.Kind kind) {
        List<Grant> grants = new ArrayList<>();
        List<Given> given = new ArrayList<>();
        for (String type : CountedField.TYPES) {
            // one kind of entry is not for them at all, now and then
            for (int i = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(2); i > 0; i--) {
                Optional<Asked> rows = random.nextInt(3) == 0
                        ? Optional.empty()
                        : Optional.of(conditions.next(type, 2, field -> !field.partner()));
                Condition condition = rows.map(Asked::condition).orElse(Condition.always());
                FieldScope scope = scope(random, type);
                grants.add(new Grant.OnEntries(
                        role, Action.READ_PUBLISHED, type, scope, new TreeSet<>(Set.of(Grant.ANY)), condition));
                given.add(new Given(
                        type,
                        condition,
                        rows.map(Asked::holds).orElse((_, _) -> true),
                        fields(type, kind, field -> within(scope, field))));
            }
        }
        return new Made(grants, new CountedRights(given));
    }

    private static FieldScope scope(Random random, String type) {
        return switch (random.nextInt(4)) {
            case 0 -> new FieldScope.UpTo(Visibility.PUBLIC);
            case 1 -> new FieldScope.UpTo(Visibility.PARTNER);
            default ->
                new FieldScope.Keys(CountedField.of(type).stream()
                        .filter(_ -> random.nextInt(6) > 0)
                        .map(field -> FieldKey.parse(field.key()))
                        .collect(Collectors.toCollection(TreeSet::new)));
        };
    }

    private static boolean within(FieldScope scope, CountedField field) {
        return switch (scope) {
            case FieldScope.UpTo upTo -> !field.partner() || upTo.level() != Visibility.PUBLIC;
            case FieldScope.Keys some -> some.keys().contains(FieldKey.parse(field.key()));
        };
    }

    private static Set<CountedField> fields(String type, Role.Kind kind, Predicate<CountedField> wanted) {
        return CountedField.of(type).stream()
                .filter(field -> !field.partner() || kind != Role.Kind.ANONYMOUS)
                .filter(wanted)
                .collect(Collectors.toSet());
    }

    /** One who looks after an enterprise is given its products, by a grant that names the enterprise of whoever asks. */
    static Made ofOwnProducts(String role, String enterprise) {
        Function<String, Condition> own = id -> Condition.compare("core.enterprise/target", Operator.EQ, Value.of(id));
        Grant grant = new Grant.OnEntries(
                role,
                Action.READ_PUBLISHED,
                CountedField.PRODUCT,
                new FieldScope.UpTo(Visibility.PARTNER),
                new TreeSet<>(Set.of(Grant.ANY)),
                own.apply("$enterprise"));
        Given given = new Given(
                CountedField.PRODUCT,
                own.apply(enterprise),
                (entry, _) -> entry.values(CountedField.OFFERED_BY, "").contains(enterprise),
                fields(CountedField.PRODUCT, Role.Kind.STAFF, _ -> true));
        return new Made(List.of(grant), new CountedRights(List.of(given)));
    }

    /** What an installation gives to anybody: all that is public but catalogues for others. */
    static CountedRights ofAnybody() {
        List<Given> given = new ArrayList<>();
        for (String type : CountedField.TYPES) {
            boolean catalogue = type.equals(CountedField.CATALOG);
            given.add(new Given(
                    type,
                    catalogue ? named("public") : Condition.always(),
                    (entry, _) -> !catalogue || isFor(entry, Set.of("public")),
                    fields(type, Role.Kind.ANONYMOUS, _ -> true)));
        }
        return new CountedRights(given);
    }

    /** What an approved partner is given who holds these catalogues, beside what anybody is. */
    static CountedRights ofPartner(CountedContent content, Set<String> catalogues) {
        Holds held = (entry, _) -> catalogues.contains(entry.id());
        Holds offered = (entry, view) ->
                content.linking(entry, CountedField.PRODUCTS).stream().anyMatch(one -> held.of(one, view));
        Holds offering = (entry, view) ->
                content.linking(entry, CountedField.OFFERED_BY).stream().anyMatch(one -> offered.of(one, view));
        return ofAnybody()
                .with(new CountedRights(List.of(
                        new Given(
                                CountedField.CATALOG,
                                named("registered"),
                                (entry, _) -> isFor(entry, Set.of("registered", "partner")),
                                fields(CountedField.CATALOG, Role.Kind.ANONYMOUS, _ -> true)),
                        entitled(CountedField.CATALOG, held),
                        entitled(CountedField.PRODUCT, offered),
                        entitled(CountedField.ENTERPRISE, offering))));
    }

    private static Given entitled(String type, Holds holds) {
        return new Given(type, named("entitled"), holds, fields(type, Role.Kind.PARTNER, _ -> true));
    }

    private static boolean isFor(Entry catalogue, Set<String> audiences) {
        return catalogue.values(CountedField.AUDIENCE, "").stream().anyMatch(audiences::contains);
    }

    /** Where it only matters that it is another condition than others. */
    private static Condition named(String name) {
        return Condition.compare("core.audience", Operator.EQ, Value.of(name));
    }
}
