package io.yizhan.core.security;

import static io.yizhan.core.security.Action.CREATE;
import static io.yizhan.core.security.Action.EDIT;
import static io.yizhan.core.security.Action.PUBLISH;
import static io.yizhan.core.security.Action.READ_DRAFT;
import static io.yizhan.core.security.Action.READ_PUBLISHED;
import static io.yizhan.core.security.Action.TRASH;

import io.yizhan.core.model.Condition;
import io.yizhan.core.model.Labels;
import io.yizhan.core.model.Operator;
import io.yizhan.core.model.Value;
import io.yizhan.core.model.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The roles every installation has, and what they may do. Written to the tables at each start. */
final class BuiltInRoles {
    /** Source of these grants. */
    static final String SOURCE = "built-in";

    /** In a condition: the enterprise of the user. */
    static final String ENTERPRISE = "$enterprise";

    private static final String CATALOGUE = "exportCatalog";
    private static final String AUDIENCE = "core.audience/code";

    private static final FieldScope ALL_FIELDS = new FieldScope.UpTo(Visibility.INTERNAL);

    private BuiltInRoles() {}

    static List<Role> roles() {
        return List.of(
                role(
                        Role.ANONYMOUS,
                        Role.Kind.ANONYMOUS,
                        "任何人",
                        "Anybody",
                        "读取已发布的公开内容。",
                        "Reads what is published and public."),
                role(
                        Role.PARTNER,
                        Role.Kind.PARTNER,
                        "贸易伙伴",
                        "Trade partner",
                        "登录目录页面，查看获授权的目录和价格。",
                        "Signs in to the catalogue pages and sees granted catalogues and prices."),
                role(
                        Role.ENTERPRISE_EDITOR,
                        Role.Kind.STAFF,
                        "企业编辑",
                        "Enterprise editor",
                        "只编辑本企业及其产品，不能发布。",
                        "Edits the own enterprise and its products; does not publish."),
                role(
                        Role.EDITOR,
                        Role.Kind.STAFF,
                        "编辑",
                        "Editor",
                        "编辑全部内容，不能发布。",
                        "Edits all content; does not publish."),
                role(
                        Role.PUBLISHER,
                        Role.Kind.STAFF,
                        "发布者",
                        "Publisher",
                        "编辑并发布全部内容，管理贸易伙伴。",
                        "Edits and publishes all content, looks after partners."),
                role(Role.ADMIN, Role.Kind.STAFF, "管理员", "Administrator", "可以做一切。", "May do everything."));
    }

    static List<Grant> grants() {
        List<Grant> grants = new ArrayList<>();
        catalogues(grants);
        on(grants, Role.EDITOR, READ_PUBLISHED, READ_DRAFT, CREATE, EDIT, TRASH);
        on(grants, Role.PUBLISHER, READ_PUBLISHED, READ_DRAFT, CREATE, EDIT, TRASH, PUBLISH);
        on(grants, Role.ADMIN, Action.values());
        enterprise(grants);
        may(grants, Role.ENTERPRISE_EDITOR, Permissions.ASSETS_EDIT);
        may(grants, Role.EDITOR, Permissions.ASSETS_EDIT, Permissions.INQUIRIES_MANAGE);
        may(grants, Role.PUBLISHER, Permissions.ASSETS_EDIT, Permissions.INQUIRIES_MANAGE, Permissions.PARTNERS_MANAGE);
        may(grants, Role.ADMIN, Permissions.ALL.toArray(String[]::new));
        return grants;
    }

    /**
     * Anybody reads all that is published but catalogues, of which only the public ones; every partner those for
     * registered visitors and for partners too. Catalogues by invitation are granted to each partner by itself.
     */
    private static void catalogues(List<Grant> grants) {
        Condition other = new Condition.Not(Condition.compare("type", Operator.EQ, Value.of(CATALOGUE)));
        Condition open = Condition.compare(AUDIENCE, Operator.EQ, Value.of("public"));
        Condition forPartners = Condition.compare(AUDIENCE, Operator.IN, Value.of("registered"), Value.of("partner"));
        grants.add(published(Role.ANONYMOUS, Grant.ANY, Condition.any(other, open)));
        grants.add(published(Role.PARTNER, CATALOGUE, forPartners));
    }

    private static Grant published(String role, String type, Condition rows) {
        return new Grant.OnEntries(
                role,
                READ_PUBLISHED,
                type,
                new FieldScope.UpTo(Visibility.PUBLIC),
                new TreeSet<>(Set.of(Grant.ANY)),
                rows);
    }

    private static void enterprise(List<Grant> grants) {
        Condition own = Condition.compare("id", Operator.EQ, Value.of(ENTERPRISE));
        Condition ofOwn = Condition.compare("core.enterprise/target", Operator.EQ, Value.of(ENTERPRISE));
        for (Action action : List.of(READ_PUBLISHED, READ_DRAFT, EDIT)) {
            grants.add(where(action, "exportEnterprise", own));
        }
        for (Action action : List.of(READ_PUBLISHED, READ_DRAFT, CREATE, EDIT, TRASH)) {
            grants.add(where(action, "exportProduct", ofOwn));
        }
    }

    private static Grant where(Action action, String type, Condition rows) {
        return new Grant.OnEntries(
                Role.ENTERPRISE_EDITOR, action, type, ALL_FIELDS, new TreeSet<>(Set.of(Grant.ANY)), rows);
    }

    private static void on(List<Grant> grants, String role, Action... actions) {
        for (Action action : actions) {
            grants.add(Grant.OnEntries.everywhere(role, action, Grant.ANY, ALL_FIELDS));
        }
    }

    private static void may(List<Grant> grants, String role, String... permissions) {
        for (String permission : permissions) {
            grants.add(new Grant.OfPermission(role, permission));
        }
    }

    private static Role role(
            String id, Role.Kind kind, String chinese, String english, String chineseText, String englishText) {
        return new Role(
                id, kind, Labels.of(chinese, english), Labels.of(chineseText, englishText), !id.equals(Role.ANONYMOUS));
    }
}
