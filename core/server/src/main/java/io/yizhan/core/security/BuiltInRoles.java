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
        grants.add(Grant.OnEntries.everywhere(
                Role.ANONYMOUS, READ_PUBLISHED, Grant.ANY, new FieldScope.UpTo(Visibility.PUBLIC)));
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
