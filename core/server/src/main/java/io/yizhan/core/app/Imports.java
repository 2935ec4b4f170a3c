package io.yizhan.core.app;

import io.micronaut.context.ApplicationContext;
import io.yizhan.core.database.EmbeddedDatabase;
import io.yizhan.core.security.Profile;
import io.yizhan.core.transfer.ImportService;
import io.yizhan.core.transfer.ReportFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Imports entries from a file of another system. Exit codes: 0 every row is in, 1 rows were refused or the import broke
 * off, 2 arguments, mapping or settings do not fit and nothing was written.
 */
@Command(
        name = "import",
        description = "import entries from a file (JSON lines, JSON, CSV) | 从文件导入条目",
        mixinStandardHelpOptions = true)
final class Imports implements Callable<Integer> {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private final Yizhan yizhan;

    @Parameters(index = "0", paramLabel = "TYPE", description = "such as works, people | 内容类型，如 works")
    String type = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "may be compressed with gzip | 文件，可为 gzip")
    Path file = Path.of("");

    @Option(
            names = "--mapping",
            required = true,
            paramLabel = "MAPPING",
            description = "mapping file, or the name of one in deploy/import, such as tate | 映射文件")
    String mapping = "";

    @Option(names = "--publish", description = "publish what is complete; else drafts | 导入后发布，否则为草稿")
    boolean publish;

    @Option(
            names = "--locale",
            paramLabel = "LOCALE",
            description = "language of the texts, before what the mapping says | 文字的语言")
    @Nullable
    String locale;

    @Option(names = "--dry-run", description = "check everything, keep nothing | 只检查，不写入")
    boolean dryRun;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "report, CSV or JSON lines by its name (imports/… in the data folder) | 报告文件")
    @Nullable
    Path report;

    Imports(Yizhan yizhan) {
        this.yizhan = yizhan;
    }

    @Override
    public Integer call() {
        Terminal terminal = yizhan.terminal();
        Settings settings = settings(terminal);
        Path home = Path.of(settings.find("yizhan.home").orElse("."));
        Path mappingFile = mappingFile(home);
        if (!Files.isReadable(file)) {
            throw new UnfitSettings("没有文件 " + file + "。", "There is no file " + file + ".");
        }
        try (ApplicationContext context = settings.context().start()) {
            context.getBean(ContentStart.class).start();
            Path reportPath = report != null ? report : standardReport(settings, context.getBean(Clock.class));
            ImportService.Request request =
                    new ImportService.Request(type, file, mappingFile, publish, Optional.ofNullable(locale), dryRun);
            try (ReportFile lines =
                    new ReportFile(reportPath, terminal.pick("zh", "en").equals("zh"))) {
                ImportProgress progress = new ImportProgress(terminal, lines, dryRun, publish);
                try {
                    context.getBean(ImportService.class).run(request, progress);
                } finally {
                    progress.summary(reportPath);
                }
                return progress.allIn() ? 0 : Yizhan.FAILED;
            }
        }
    }

    /** Those of this call; where a server has the embedded database running, that one is used. */
    private Settings settings(Terminal terminal) {
        Settings settings = yizhan.settings(null, Map.of());
        if (settings.find("yizhan.database.url").isPresent() || settings.profile() != Profile.DEVELOPMENT) {
            return settings;
        }
        Path folder = settings.find("yizhan.database.folder")
                .map(Path::of)
                .orElseGet(() -> settings.dataFolder().resolve("database"));
        Optional<EmbeddedDatabase.Login> running = EmbeddedDatabase.findRunning(folder);
        if (running.isEmpty()) {
            return settings;
        }
        terminal.line(
                "数据库由正在运行的服务器提供，导入的条目随即可见。",
                "A running server has the database open: it shows what is imported at once.");
        Map<String, Object> login = new HashMap<>();
        login.put("yizhan.database.url", running.get().url());
        login.put("yizhan.database.user", running.get().user());
        login.put("yizhan.database.password", running.get().password());
        return yizhan.settings(Profile.DEVELOPMENT, login);
    }

    private Path mappingFile(Path home) {
        Path given = Path.of(mapping);
        if (Files.isReadable(given)) {
            return given;
        }
        Path ours = home.resolve("deploy").resolve("import").resolve(mapping + ".yaml");
        if (mapping.matches("[a-z0-9-]+") && Files.isReadable(ours)) {
            return ours;
        }
        throw new UnfitSettings("没有映射文件 " + mapping + "。", "There is no mapping file " + mapping + ".");
    }

    private Path standardReport(Settings settings, Clock clock) {
        String name = type.replaceAll("[^A-Za-z0-9-]", "") + "-" + STAMP.format(LocalDateTime.now(clock)) + ".jsonl";
        return settings.dataFolder().resolve("imports").resolve(name);
    }
}
