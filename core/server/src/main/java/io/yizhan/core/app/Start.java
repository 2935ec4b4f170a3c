package io.yizhan.core.app;

import io.yizhan.core.security.Profile;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the server on somebody's desk: development profile. */
@Command(
        name = "start",
        description = "run the server for development, with its own database | 以开发方式启动，自带数据库",
        mixinStandardHelpOptions = true)
final class Start implements Callable<Integer> {
    private final Yizhan yizhan;

    @Option(names = "--port", paramLabel = "PORT", description = "port to listen on (8080) | 监听端口")
    private @Nullable Integer port;

    @Option(
            names = "--sample",
            description = "load sample content, serve the sample site at /sample/ | 载入示例内容，并在 /sample/ 提供样例网站")
    private boolean sample;

    Start(Yizhan yizhan) {
        this.yizhan = yizhan;
    }

    @Override
    public Integer call() {
        Map<String, Object> arguments = new HashMap<>();
        if (port != null) {
            arguments.put("yizhan.port", port);
        }
        if (sample) {
            arguments.put("yizhan.sample-content", true);
            arguments.put("yizhan.sample-site", true);
        }
        return new ServerRun(yizhan.terminal(), yizhan.settings(Profile.DEVELOPMENT, arguments)).untilStopped();
    }
}
