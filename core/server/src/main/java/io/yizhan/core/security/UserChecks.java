package io.yizhan.core.security;

import io.yizhan.core.model.Labels;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What an account may look like, and who may give which role. */
@Singleton
final class UserChecks {
    private static final int NAME_LENGTH = 100;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,189}");

    private final PasswordRules passwords;

    UserChecks(PasswordRules passwords) {
        this.passwords = passwords;
    }

    static SecurityFinding accountUnusable() {
        return SecurityFinding.error(
                        "ACCOUNT_UNUSABLE",
                        Labels.of(
                                "账号须为 2–100 个字符：同一种文字的字母、数字或 . _ - @ +，不含空格。",
                                "Use 2 to 100 letters of one script, digits or . _ - @ +, without spaces."))
                .at("account");
    }

    static SecurityFinding accountTaken() {
        return SecurityFinding.error(
                        "ACCOUNT_TAKEN",
                        Labels.of(
                                "已有相同或容易混淆的账号，请换一个。",
                                "There is an account of this name, or one easily mistaken for it. Choose another."))
                .at("account");
    }

    static SecurityFinding lastAdministrator() {
        return SecurityFinding.error(
                        "LAST_ADMINISTRATOR",
                        Labels.of(
                                "这是最后一位可用的管理员，不能停用或取消其管理员角色。",
                                "This is the last administrator; the account has to stay enabled and keep its role."))
                .at("roles");
    }

    List<SecurityFinding> profile(String displayName, Optional<String> email) {
        List<SecurityFinding> findings = new ArrayList<>();
        boolean shown = displayName.codePoints().allMatch(UserChecks::showable);
        if (displayName.isBlank() || displayName.length() > NAME_LENGTH || !shown) {
            findings.add(SecurityFinding.error(
                            "DISPLAY_NAME",
                            Labels.of(
                                    "请填写姓名，最多 100 个字符，不含控制字符。",
                                    "Give a name of at most 100 characters without control characters."))
                    .at("displayName"));
        }
        if (email.isPresent() && !EMAIL.matcher(email.get()).matches()) {
            findings.add(SecurityFinding.error("EMAIL", Labels.of("这不是有效的邮箱地址。", "This is not an e-mail address."))
                    .at("email"));
        }
        return findings;
    }

    List<SecurityFinding> password(String password, Collection<String> context) {
        return passwords.check(password, context).map(List::of).orElse(List.of());
    }

    /**
     * Roles that are unknown, or that the giver may not give: nobody gives more than they have. Administrators give every
     * role, others those of partners and those they have themselves.
     */
    List<SecurityFinding> roles(Set<String> wanted, Map<String, Role> known, Caller by) {
        List<SecurityFinding> findings = new ArrayList<>();
        for (String id : wanted) {
            Role role = known.get(id);
            if (role == null || !role.assignable()) {
                findings.add(SecurityFinding.error(
                                "ROLE_UNKNOWN", Labels.of("没有角色“" + id + "”。", "There is no role \"" + id + "\"."))
                        .at("roles"));
            } else if (!mayGive(role, by)) {
                findings.add(SecurityFinding.error(
                                "ROLE_ABOVE_YOURS",
                                Labels.of(
                                        "您不能授予角色“" + role.label().in("zh-Hans") + "”。",
                                        "You may not give the role \""
                                                + role.label().in("en") + "\"."))
                        .at("roles"));
            }
        }
        return findings;
    }

    /** Whether the caller may change an account with these roles. */
    static boolean mayChange(User user, Map<String, Role> known, Caller by) {
        return user.roles().stream().map(known::get).allMatch(role -> role == null || mayGive(role, by));
    }

    private static boolean mayGive(Role role, Caller by) {
        if (by instanceof Caller.Program) {
            return true;
        }
        Set<String> own = by.findUser().<Set<String>>map(User::roles).orElse(Set.of());
        boolean administrator = own.contains(Role.ADMIN)
                || (by instanceof Caller.TokenCaller token && token.owner().isEmpty());
        return administrator || role.kind() != Role.Kind.STAFF || own.contains(role.id());
    }

    private static boolean showable(int point) {
        int type = Character.getType(point);
        return type != Character.CONTROL
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && !(point >= 0x202A && point <= 0x202E)
                && !(point >= 0x2066 && point <= 0x2069);
    }
}
