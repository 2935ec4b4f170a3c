package io.yizhan.core.app;

import io.micronaut.context.ApplicationContext;
import io.yizhan.core.security.Caller;
import io.yizhan.core.security.NewUser;
import io.yizhan.core.security.SecurityFinding;
import io.yizhan.core.security.User;
import io.yizhan.core.security.UserOutcome;
import io.yizhan.core.security.UserService;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Users from the console: the way in when nobody can sign in. Passwords are made here and shown once, never read. */
@Command(name = "user", description = "create a user or reset a password | 新建用户、重置密码", mixinStandardHelpOptions = true)
final class Users {
    private final Yizhan yizhan;

    Users(Yizhan yizhan) {
        this.yizhan = yizhan;
    }

    @Command(
            name = "create",
            description = "create a user with a generated password | 新建用户，密码自动生成",
            mixinStandardHelpOptions = true)
    int create(
            @Parameters(paramLabel = "ACCOUNT") String account,
            @Option(
                            names = "--role",
                            required = true,
                            paramLabel = "ROLE",
                            description = "such as admin, publisher, editor; may be repeated | 角色")
                    Set<String> roles,
            @Option(names = "--name", paramLabel = "NAME", description = "name shown to others | 显示名")
                    Optional<String> name) {
        String language = yizhan.terminal().pick("zh-Hans", "en");
        NewUser wanted = new NewUser(
                account, name.orElse(account), Optional.empty(), roles, Optional.empty(), Optional.empty(), language);
        return withUsers(users -> users.create(wanted, new Caller.Program()));
    }

    @Command(
            name = "reset",
            description = "give a new password and end all sessions | 重置密码并结束全部会话",
            mixinStandardHelpOptions = true)
    int reset(@Parameters(paramLabel = "ACCOUNT") String account) {
        return withUsers(users -> {
            User user = require(users, account);
            return users.reset(user.account(), Optional.empty());
        });
    }

    private int withUsers(Function<UserService, UserOutcome> work) {
        try (CommandRun run = new CommandRun(yizhan)) {
            ApplicationContext context = run.start();
            UserOutcome outcome = work.apply(context.getBean(UserService.class));
            complain(yizhan.terminal(), outcome.findings());
            outcome.user()
                    .ifPresent(user -> yizhan.terminal().line("账号：" + user.account(), "account:  " + user.account()));
            outcome.generatedPassword()
                    .ifPresent(password -> yizhan.terminal()
                            .line("密码：" + password + "（只显示这一次）", "password: " + password + " (shown this once)"));
            return outcome.user().isPresent() ? 0 : Yizhan.FAILED;
        }
    }

    /** The user of an account; {@link UnfitSettings} if there is none. */
    static User require(UserService users, String account) {
        return users.findByAccount(account)
                .orElseThrow(() -> new UnfitSettings("没有账号 " + account + "。", "There is no account " + account + "."));
    }

    static void complain(Terminal terminal, List<SecurityFinding> findings) {
        findings.forEach(finding -> terminal.complain(
                finding.message().in("zh-Hans"), finding.message().in("en")));
    }
}
