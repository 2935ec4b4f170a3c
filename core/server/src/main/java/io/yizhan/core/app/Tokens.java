package io.yizhan.core.app;

import io.micronaut.context.ApplicationContext;
import io.yizhan.core.security.ApiScope;
import io.yizhan.core.security.TokenService;
import io.yizhan.core.security.User;
import io.yizhan.core.security.UserService;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** API tokens from the console, for scripts. */
@Command(name = "token", description = "create an API token | 新建 API 令牌", mixinStandardHelpOptions = true)
final class Tokens {
    private final Yizhan yizhan;

    Tokens(Yizhan yizhan) {
        this.yizhan = yizhan;
    }

    @Command(
            name = "create",
            description = "create a token; its secret is shown once | 新建令牌，密文只显示一次",
            mixinStandardHelpOptions = true)
    int create(
            @Parameters(paramLabel = "NAME", description = "what it is for | 用途") String name,
            @Option(
                            names = "--scope",
                            required = true,
                            paramLabel = "SCOPE",
                            description = "delivery:read, preview:read, admin:read, admin:write; may be repeated | 范围")
                    List<String> scopes,
            @Option(
                            names = "--days",
                            defaultValue = "90",
                            paramLabel = "DAYS",
                            description = "days it is valid (90) | 有效天数")
                    int days,
            @Option(names = "--owner", paramLabel = "ACCOUNT", description = "user whose rights it borrows | 所属用户")
                    Optional<String> owner) {
        Set<ApiScope> parsed = new HashSet<>();
        for (String scope : scopes) {
            parsed.add(ApiScope.parse(scope)
                    .orElseThrow(() -> new UnfitSettings("没有范围 " + scope + "。", "There is no scope " + scope + ".")));
        }
        try (CommandRun run = new CommandRun(yizhan)) {
            ApplicationContext context = run.start();
            Optional<User> user = owner.map(account -> Users.require(context.getBean(UserService.class), account));
            TokenService.Outcome outcome = context.getBean(TokenService.class)
                    .create(name, parsed, context.getBean(Clock.class).instant().plus(Duration.ofDays(days)), user);
            Users.complain(yizhan.terminal(), outcome.findings());
            // The secret alone on standard output, so that a script can take it.
            outcome.secret().ifPresent(secret -> yizhan.terminal().line(secret, secret));
            return outcome.secret().isPresent() ? 0 : Yizhan.FAILED;
        }
    }
}
