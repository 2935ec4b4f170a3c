package io.yizhan.core.app;

import io.micronaut.context.ApplicationContext;
import io.yizhan.core.model.Labels;
import io.yizhan.core.plugins.InstalledPlugin;
import io.yizhan.core.plugins.ModelStart;
import io.yizhan.core.plugins.PluginService;
import io.yizhan.core.plugins.PluginState;
import io.yizhan.core.problem.Language;
import io.yizhan.core.problem.ProblemException;
import io.yizhan.core.problem.ProblemMessages;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Plugins from the console. Works on the database as one more server does; servers that run follow within a second. */
@Command(
        name = "plugin",
        description = "list, install, switch and remove plugins | 列出、安装、启停、移除插件",
        mixinStandardHelpOptions = true)
final class Plugins {
    private final Yizhan yizhan;

    Plugins(Yizhan yizhan) {
        this.yizhan = yizhan;
    }

    @Command(name = "list", description = "all installed plugins | 已安装的插件", mixinStandardHelpOptions = true)
    int list() {
        return withPlugins(plugins -> {
            List<InstalledPlugin> all = plugins.list();
            all.forEach(this::show);
            if (all.isEmpty()) {
                yizhan.terminal().line("没有安装插件。", "No plugin is installed.");
            }
        });
    }

    @Command(
            name = "install",
            description = "install a jar, or another version of a plugin | 安装插件或换一个版本",
            mixinStandardHelpOptions = true)
    int install(@Parameters(paramLabel = "FILE", description = "the jar | 插件包") Path file) {
        return withPlugins(plugins -> show(plugins.install(file, Optional.empty())));
    }

    @Command(
            name = "enable",
            description = "switch on; its types and values come back | 启用，类型与数据随之恢复",
            mixinStandardHelpOptions = true)
    int enable(@Parameters(paramLabel = "ID") String id) {
        return withPlugins(plugins -> show(plugins.enable(id, Optional.empty())));
    }

    @Command(
            name = "disable",
            description = "switch off; entries and values stay | 停用，条目与数据保留",
            mixinStandardHelpOptions = true)
    int disable(@Parameters(paramLabel = "ID") String id) {
        return withPlugins(plugins -> show(plugins.disable(id, Optional.empty())));
    }

    @Command(
            name = "remove",
            description = "take away; entries and values stay | 移除，条目与数据保留",
            mixinStandardHelpOptions = true)
    int remove(@Parameters(paramLabel = "ID") String id) {
        return withPlugins(plugins -> {
            plugins.remove(id, Optional.empty());
            yizhan.terminal()
                    .line("已移除 " + id + "；再次安装后数据恢复。", id + " is removed; installed again, its data comes back.");
        });
    }

    private void show(InstalledPlugin plugin) {
        Terminal terminal = yizhan.terminal();
        String start = Terminal.pad(plugin.id(), 20) + " " + Terminal.pad(plugin.version(), 12) + " ";
        Labels label = plugin.description().label();
        terminal.line(
                start + Terminal.pad(word(plugin.state(), true), 10) + label.in("zh-Hans"),
                start + Terminal.pad(word(plugin.state(), false), 10) + label.in("en"));
        plugin.problem().ifPresent(problem -> terminal.line("  " + problem.in("zh-Hans"), "  " + problem.in("en")));
    }

    private static String word(PluginState state, boolean chinese) {
        return switch (state) {
            case RUNNING -> chinese ? "运行中" : "running";
            case SLOW -> chinese ? "运行缓慢" : "slow";
            case STOPPED -> chinese ? "已停用" : "stopped";
            case FAILED -> chinese ? "不能运行" : "failed";
            case REMOVED -> chinese ? "已移除" : "removed";
        };
    }

    private int withPlugins(Consumer<PluginService> work) {
        try (CommandRun run = new CommandRun(yizhan)) {
            ApplicationContext context = run.start();
            context.getBean(ModelStart.class).startInstalled();
            try {
                work.accept(context.getBean(PluginService.class));
                return 0;
            } catch (ProblemException e) {
                ProblemMessages messages = context.getBean(ProblemMessages.class);
                yizhan.terminal()
                        .complain(messages.text(e.problem(), Language.ZH), messages.text(e.problem(), Language.EN));
                return Yizhan.FAILED;
            }
        }
    }
}
