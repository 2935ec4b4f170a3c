package io.yizhan.core.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.model.Condition;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.Form;
import io.yizhan.core.model.Labels;
import io.yizhan.core.model.Operator;
import io.yizhan.core.model.Value;
import io.yizhan.core.model.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** H-DIR-6, H-DIR-7, H-HAS-2, H-GQL-6: access is the union of grants and nothing else. */
@SuppressWarnings("EnumOrdinal") // the model of the test is plainer than the code
class AccessTest {
    private static final Instant NOW = Instant.parse("2027-03-01T00:00:00Z");
    private static final Labels LABEL = Labels.of("字段", "Field");
    private static final List<Field> FIELDS = List.of(
            field("title", Visibility.PUBLIC), field("price", Visibility.PARTNER), field("notes", Visibility.INTERNAL));
    private static final ContentType WORK = type("work");
    private static final List<String> ROWS = List.of("a", "b", "c");
    private static final List<String> LOCALES = List.of("zh-Hans", "en", "ug");

    @Test
    void whatNoGrantAllowsIsDenied() {
        Access access = AccessService.compute(
                GrantBook.of(Map.of(), List.of(), 1), NOW, Set.of("admin"), Optional.empty(), Set.of());
        for (Action action : Action.values()) {
            assertThat(access.rows(action, "work")).isEqualTo(Condition.never());
            assertThat(access.fieldRows(action, WORK, FIELDS.getFirst())).isEqualTo(Condition.never());
            assertThat(access.mayLocale(action, "work", "en")).isFalse();
        }
        assertThat(access.may(Permissions.USERS_MANAGE)).isFalse();
        assertThat(access.staff()).isFalse();
    }

    @Test
    void theBuiltInRolesGiveWhatTheirTableSays() {
        Access anonymous = builtIn(Set.of(), Optional.empty());
        assertThat(anonymous.rows(Action.READ_PUBLISHED, "work")).isEqualTo(Condition.always());
        assertThat(anonymous.fieldRows(Action.READ_PUBLISHED, WORK, FIELDS.get(0)))
                .isEqualTo(Condition.always());
        assertThat(anonymous.fieldRows(Action.READ_PUBLISHED, WORK, FIELDS.get(1)))
                .isEqualTo(Condition.never());
        assertThat(anonymous.fieldRows(Action.READ_PUBLISHED, WORK, FIELDS.get(2)))
                .isEqualTo(Condition.never());
        assertThat(anonymous.rows(Action.READ_DRAFT, "work")).isEqualTo(Condition.never());
        // partners see more catalogues than anybody does
        assertThat(builtIn(Set.of(Role.PARTNER), Optional.empty()).audience()).isNotEqualTo(anonymous.audience());
        assertThat(builtIn(Set.of(Role.PARTNER), Optional.empty()).staff()).isFalse();
        assertThat(builtIn(Set.of(Role.EDITOR), Optional.empty()).rows(Action.PUBLISH, "work"))
                .isEqualTo(Condition.never());
        assertThat(builtIn(Set.of(Role.PUBLISHER), Optional.empty()).rows(Action.PUBLISH, "work"))
                .isEqualTo(Condition.always());
        assertThat(builtIn(Set.of(Role.ADMIN), Optional.empty()).permissions())
                .containsExactlyElementsOf(Permissions.ALL);
    }

    @Test
    void anEnterpriseEditorIsHeldToItsOwnEnterprise() {
        UUID own = UUID.fromString("0198a000-0000-7000-8000-000000000001");
        Access access = builtIn(Set.of(Role.ENTERPRISE_EDITOR), Optional.of(own));
        assertThat(access.rows(Action.EDIT, "exportEnterprise"))
                .isEqualTo(Condition.compare("id", Operator.EQ, Value.of(own.toString())));
        assertThat(access.rows(Action.EDIT, "exportProduct"))
                .isEqualTo(Condition.compare("core.enterprise/target", Operator.EQ, Value.of(own.toString())));
        assertThat(access.rows(Action.EDIT, "work")).isEqualTo(Condition.never());
        assertThat(access.rows(Action.PUBLISH, "exportProduct")).isEqualTo(Condition.never());
        assertThat(access.rows(Action.CREATE, "exportEnterprise")).isEqualTo(Condition.never());

        Access without = builtIn(Set.of(Role.ENTERPRISE_EDITOR), Optional.empty());
        assertThat(without.rows(Action.EDIT, "exportEnterprise")).isEqualTo(Condition.never());
        assertThat(without.rows(Action.EDIT, "exportProduct")).isEqualTo(Condition.never());
        assertThat(without.audience()).isNotEqualTo(access.audience());
    }

    @Test
    void aFieldThatShowsByAllGrantsIsForConditionsInWhateverOrderTheyCome() {
        Condition some = Condition.compare("core.title", Operator.EQ, Value.of("a"));
        Condition others = Condition.compare("core.title", Operator.EQ, Value.of("b"));
        Field title = FIELDS.getFirst();
        Grant hidden = rows(some, new FieldScope.Keys(new TreeSet<>()));
        Grant shown = rows(some, new FieldScope.UpTo(Visibility.PUBLIC));
        Grant shownToo = rows(others, new FieldScope.UpTo(Visibility.PUBLIC));
        assertThat(of(hidden, shownToo, shown).always(Action.READ_PUBLISHED, WORK, title))
                .isTrue();
        assertThat(of(hidden, shownToo).always(Action.READ_PUBLISHED, WORK, title))
                .isFalse();
    }

    private static Grant rows(Condition rows, FieldScope fields) {
        return new Grant.OnEntries(
                Role.ANONYMOUS, Action.READ_PUBLISHED, "work", fields, new TreeSet<>(Set.of(Grant.ANY)), rows);
    }

    private static Access of(Grant... grants) {
        return AccessService.compute(book(List.of(grants)), NOW, Set.of(), Optional.empty(), Set.of());
    }

    @Test
    void aPlaceWithoutAValueNeverTurnsIntoEverythingUnderANegation() {
        Condition notOwn = new Condition.Not(Condition.compare("id", Operator.EQ, Value.of("$enterprise")));
        assertThat(EnterpriseFill.fill(notOwn, Optional.empty())).isEmpty();
    }

    @Test
    void storedTextsThatSayNothingGiveNothing() {
        assertThat(GrantText.rows("{\"all\":[]}")).isEqualTo(Condition.never());
        assertThat(GrantText.rows((String) null)).isEqualTo(Condition.always());
        assertThat(GrantText.fields("")).isEqualTo(new FieldScope.Keys(new TreeSet<>()));
        assertThat(FIELDS).noneMatch(field -> GrantText.fields("").includes(field));
        Grant noLocale = GrantText.read("r", "READ_DRAFT", "*", "up to PUBLIC", "", null, Optional.empty());
        assertThat(noLocale)
                .isInstanceOfSatisfying(
                        Grant.OnEntries.class,
                        grant -> assertThat(grant.coversLocale("en")).isFalse());
    }

    @Test
    void anybodySeesPublicCataloguesAloneAndAllOfOtherTypes() {
        Access anybody = builtIn(Set.of(), Optional.empty());
        Condition open = Condition.compare("core.audience/code", Operator.EQ, Value.of("public"));
        assertThat(anybody.rows(Action.READ_PUBLISHED, "exportCatalog")).isEqualTo(open);
        assertThat(anybody.rows(Action.READ_PUBLISHED, "exportProduct")).isEqualTo(Condition.always());
        assertThat(anybody.rows(Action.READ_PUBLISHED, "work")).isEqualTo(Condition.always());
        Condition forPartners =
                Condition.compare("core.audience/code", Operator.IN, Value.of("registered"), Value.of("partner"));
        assertThat(builtIn(Set.of(Role.PARTNER), Optional.empty()).rows(Action.READ_PUBLISHED, "exportCatalog"))
                .isIn(Condition.any(open, forPartners), Condition.any(forPartners, open));
    }

    @Test
    void aGrantGivesNothingFromItsEndOnToTheInstant() {
        Grant grant = new Grant.OnEntries(
                Role.EDITOR,
                Action.EDIT,
                "work",
                new FieldScope.UpTo(Visibility.INTERNAL),
                new TreeSet<>(Set.of(Grant.ANY)),
                Condition.always(),
                Optional.of(NOW));
        GrantBook book = book(List.of(grant));
        Access before = AccessService.compute(book, NOW.minusNanos(1), Set.of(Role.EDITOR), Optional.empty(), Set.of());
        Access after = AccessService.compute(book, NOW, Set.of(Role.EDITOR), Optional.empty(), Set.of());
        assertThat(before.rows(Action.EDIT, "work")).isEqualTo(Condition.always());
        assertThat(after.rows(Action.EDIT, "work")).isEqualTo(Condition.never());
        // what is held of the access is held under the number of ended grants
        assertThat(book.endedAt(NOW.minusNanos(1))).isZero();
        assertThat(book.endedAt(NOW)).isOne();
        assertThat(after.audience()).isNotEqualTo(before.audience());
    }

    @Test
    void theTypeIsAnsweredInRowConditionsAndNothingElseChanges() {
        Condition type = Condition.compare("type", Operator.EQ, Value.of("work"));
        Condition open = Condition.compare("core.pieces", Operator.EQ, Value.of("1"));
        assertThat(TypeFold.fold(Condition.all(type, open), "work")).isEqualTo(open);
        assertThat(TypeFold.fold(Condition.all(type, open), "person")).isEqualTo(Condition.never());
        assertThat(TypeFold.fold(new Condition.Not(Condition.any(type, open)), "work"))
                .isEqualTo(Condition.never());
        assertThat(TypeFold.fold(new Condition.Not(Condition.any(type, open)), "person"))
                .isEqualTo(new Condition.Not(open));
        Condition inside = new Condition.Linked(FieldPath.parse("core.makers"), Condition.Quantifier.SOME, type);
        assertThat(TypeFold.fold(inside, "person")).isEqualTo(inside);
        assertThat(TypeFold.fold(Condition.all(open), "work")).isEqualTo(Condition.all(open));
    }

    @Test
    void scopesNarrowAndNeverWiden() {
        GrantBook book = book(BuiltInRoles.grants());
        Access delivery =
                AccessService.compute(book, NOW, Set.of(Role.ADMIN), Optional.empty(), Set.of(ApiScope.DELIVERY_READ));
        assertThat(delivery.audience())
                .isEqualTo(builtIn(Set.of(), Optional.empty()).audience());
        assertThat(delivery.permissions()).isEmpty();
        Access preview =
                AccessService.compute(book, NOW, Set.of(Role.ADMIN), Optional.empty(), Set.of(ApiScope.PREVIEW_READ));
        assertThat(preview.rows(Action.READ_DRAFT, "work")).isEqualTo(Condition.always());
        assertThat(preview.rows(Action.EDIT, "work")).isEqualTo(Condition.never());
        assertThat(preview.permissions()).isEmpty();
        Access write =
                AccessService.compute(book, NOW, Set.of(Role.EDITOR), Optional.empty(), Set.of(ApiScope.ADMIN_WRITE));
        assertThat(write.rows(Action.PUBLISH, "work")).isEqualTo(Condition.never());
        assertThat(write.may(Permissions.USERS_MANAGE)).isFalse();
    }

    /** 5,000 random policies: per action, field, locale and row the answer is that of the plainest possible model. */
    @Test
    void theUnionOfRolesIsExactlyTheUnionPerRowAndField() {
        Random random = new Random(20261121);
        int allowed = 0;
        int denied = 0;
        for (int round = 0; round < 5_000; round++) {
            List<Grant> grants = randomGrants(random);
            GrantBook book = book(grants);
            Set<String> roles = new HashSet<>(Set.of("editor", "partner", "anonymous"));
            roles.removeIf(role -> random.nextBoolean());
            Access access = AccessService.compute(book, NOW, roles, Optional.empty(), Set.of());
            Set<String> effective = new HashSet<>(roles);
            effective.add(Role.ANONYMOUS);
            for (Action action : Action.values()) {
                for (Field field : FIELDS) {
                    for (String locale : LOCALES) {
                        Condition rows = access.fieldRows(action, WORK, field, locale);
                        for (String row : ROWS) {
                            boolean expected = grants.stream()
                                    .map(grant -> (Grant.OnEntries) grant)
                                    .anyMatch(grant -> effective.contains(grant.role())
                                            && plainly(grant, action, field, locale, row));
                            assertThat(holds(rows, row))
                                    .as("%s %s %s %s of %s with %s", action, field.id(), locale, row, effective, grants)
                                    .isEqualTo(expected);
                            allowed += expected ? 1 : 0;
                            denied += expected ? 0 : 1;
                        }
                    }
                }
            }
        }
        assertThat(allowed).isGreaterThan(10_000);
        assertThat(denied).isGreaterThan(10_000);
    }

    private static boolean plainly(Grant.OnEntries grant, Action action, Field field, String locale, String row) {
        boolean staff = grant.role().equals("editor");
        Visibility most = switch (grant.role()) {
            case "editor" -> Visibility.INTERNAL;
            case "partner" -> Visibility.PARTNER;
            default -> Visibility.PUBLIC;
        };
        boolean inScope = switch (grant.fields()) {
            case FieldScope.UpTo upTo ->
                field.visibility().ordinal() <= upTo.level().ordinal();
            case FieldScope.Keys keys -> keys.keys().contains(field.key());
        };
        return grant.action() == action
                && (staff || action == Action.READ_PUBLISHED)
                && (grant.type().equals("*") || grant.type().equals("work"))
                && inScope
                && field.visibility().ordinal() <= most.ordinal()
                && (grant.locales().contains("*") || grant.locales().contains(locale))
                && holds(grant.rows(), row);
    }

    private static boolean holds(Condition condition, String row) {
        return switch (condition) {
            case Condition.All all -> all.parts().stream().allMatch(part -> holds(part, row));
            case Condition.Any any -> any.parts().stream().anyMatch(part -> holds(part, row));
            case Condition.Not not -> !holds(not.part(), row);
            case Condition.Compare compare -> compare.values().contains(Value.of(row));
            case Condition.Near ignored -> throw new AssertionError("not made here");
            case Condition.Linked ignored -> throw new AssertionError("not made here");
            case Condition.LinkedFrom ignored -> throw new AssertionError("not made here");
        };
    }

    private static List<Grant> randomGrants(Random random) {
        List<Grant> grants = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            List<FieldKey> keys = FIELDS.stream()
                    .map(Field::key)
                    .filter(key -> random.nextBoolean())
                    .toList();
            FieldScope fields = random.nextBoolean()
                    ? new FieldScope.UpTo(Visibility.values()[random.nextInt(3)])
                    : new FieldScope.Keys(new TreeSet<>(keys));
            TreeSet<String> locales = new TreeSet<>(LOCALES);
            locales.removeIf(locale -> random.nextBoolean());
            if (random.nextInt(3) == 0) {
                locales.add(Grant.ANY);
            }
            Condition rows = switch (random.nextInt(4)) {
                case 0 -> Condition.always();
                case 1 -> Condition.never();
                case 2 -> Condition.compare("core.title", Operator.IN, Value.of("a"), Value.of("b"));
                default -> new Condition.Not(Condition.compare("core.title", Operator.EQ, Value.of("c")));
            };
            grants.add(new Grant.OnEntries(
                    List.of("editor", "partner", "anonymous").get(random.nextInt(3)),
                    Action.values()[random.nextInt(Action.values().length)],
                    List.of("*", "work", "person").get(random.nextInt(3)),
                    fields,
                    locales,
                    rows));
        }
        return grants;
    }

    private static Access builtIn(Set<String> roles, Optional<UUID> enterprise) {
        return AccessService.compute(book(BuiltInRoles.grants()), NOW, roles, enterprise, Set.of());
    }

    private static GrantBook book(List<Grant> grants) {
        Map<String, Role> roles = new HashMap<>();
        BuiltInRoles.roles().forEach(role -> roles.put(role.id(), role));
        return GrantBook.of(roles, grants, 1);
    }

    private static Field field(String id, Visibility visibility) {
        return new Field(
                new FieldKey("core", id),
                id,
                new FieldType.TrueFalse(),
                LABEL,
                LABEL,
                false,
                false,
                false,
                true,
                true,
                false,
                visibility,
                false,
                "",
                Optional.empty(),
                Optional.empty());
    }

    private static ContentType type(String id) {
        return new ContentType(
                "core",
                id,
                "Work",
                "Works",
                LABEL,
                LABEL,
                LABEL,
                "showcase",
                "gift",
                "title",
                Optional.empty(),
                FIELDS,
                List.of(),
                new Form(List.of()),
                Optional.empty());
    }
}
