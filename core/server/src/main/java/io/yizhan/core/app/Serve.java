package io.yizhan.core.app;

import io.yizhan.core.security.Profile;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Runs the server for the public: production profile, everything from settings. */
@Command(name = "serve", description = "run the server for production | 以生产方式启动", mixinStandardHelpOptions = true)
final class Serve implements Callable<Integer> {
    private final Yizhan yizhan;

    Serve(Yizhan yizhan) {
        this.yizhan = yizhan;
    }

    @Override
    public Integer call() {
        return new ServerRun(yizhan.terminal(), yizhan.settings(Profile.PRODUCTION, Map.of())).untilStopped();
    }
}
