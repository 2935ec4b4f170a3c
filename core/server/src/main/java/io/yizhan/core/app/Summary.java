package io.yizhan.core.app;

import io.micronaut.context.ApplicationContext;
import io.micronaut.web.router.Router;
import io.yizhan.core.security.Profile;
import io.yizhan.core.security.SetupService;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a person needs to know once the server is up. Names only what answers in this build. */
final class Summary {
    private static final int LABEL_COLUMNS = 12;

    private final Terminal terminal;
    private final Settings settings;
    private final ApplicationContext context;
    private final URI address;

    Summary(Terminal terminal, Settings settings, ApplicationContext context, int port) {
        this.terminal = terminal;
        this.settings = settings;
        this.context = context;
        this.address = settings.address(port);
    }

    List<String> lines(Duration took) {
        List<String> lines = new ArrayList<>();
        String profile = settings.profile() == Profile.DEVELOPMENT
                ? terminal.pick("开发方式", "development")
                : terminal.pick("生产方式", "production");
        lines.add("易展 Yizhan " + Yizhan.Version.text() + " · " + profile
                + terminal.pick(" · 用时 " + seconds(took) + " 秒", " · up in " + seconds(took) + " s"));
        lines.add("");
        if (context.getBean(AdminPages.class).present()) {
            row(lines, "管理后台", "admin", "/admin/");
        }
        page(lines, "查询接口", "GraphQL", "/graphql");
        page(lines, "查询试验台", "explorer", "/graphiql");
        page(lines, "贸易伙伴", "catalogue", "/catalog");
        page(lines, "样例网站", "sample site", "/sample/");
        page(lines, "健康检查", "health", "/health/ready");
        context.getBean(SetupService.class)
                .openSetup()
                .ifPresent(link -> lines.add(label("首次设置", "set-up") + address.resolve(link.path())));
        lines.add(label("数据目录", "data") + settings.dataFolder());
        lines.add("");
        lines.add(label("下一步", "next") + "./yizhan doctor · ./yizhan help");
        lines.add(label("停止", "stop") + "Ctrl-C");
        return lines;
    }

    private void page(List<String> lines, String zh, String en, String path) {
        if (context.getBean(Router.class).GET(path).isPresent()) {
            row(lines, zh, en, path);
        }
    }

    private void row(List<String> lines, String zh, String en, String path) {
        lines.add(label(zh, en) + address.resolve(path));
    }

    private String label(String zh, String en) {
        return Terminal.pad(terminal.pick(zh, en), LABEL_COLUMNS);
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
    }
}
