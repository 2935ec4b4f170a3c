package io.yizhan.core.endurance;

import io.micronaut.context.ApplicationContext;
import io.yizhan.core.security.ApiScope;
import io.yizhan.core.security.Caller;
import io.yizhan.core.security.NewUser;
import io.yizhan.core.security.Role;
import io.yizhan.core.security.TokenService;
import io.yizhan.core.security.User;
import io.yizhan.core.security.UserService;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** API tokens for the people of these tests. */
final class Tokens {
    private Tokens() {}

    /** A new administrator's token. */
    static String admin(ApplicationContext context) {
        NewUser lin = new NewUser(
                "lin-xiao",
                "林晓",
                Optional.empty(),
                Set.of(Role.ADMIN),
                Optional.empty(),
                Optional.of("narrow lantern gravel"),
                "zh-Hans");
        User user = context.getBean(UserService.class)
                .create(lin, new Caller.Program())
                .user()
                .orElseThrow();
        return context.getBean(TokenService.class)
                .create(
                        "endurance",
                        Set.of(ApiScope.ADMIN_WRITE, ApiScope.DELIVERY_READ),
                        context.getBean(Clock.class).instant().plus(Duration.ofDays(1)),
                        Optional.of(user))
                .secret()
                .orElseThrow();
    }
}
