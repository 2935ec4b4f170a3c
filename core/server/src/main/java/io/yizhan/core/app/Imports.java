package io.yizhan.core.app;

import io.micronaut.context.ApplicationContext;
import io.yizhan.core.transfer.ImportService;
import io.yizhan.core.transfer.ReportFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
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
        try (CommandRun run = new CommandRun(yizhan)) {
            Path home = Path.of(run.settings().find("yizhan.home").orElse("."));
            Path mappingFile = mappingFile(home);
            if (!Files.isReadable(file)) {
                throw new UnfitSettings("没有文件 " + file + "。", "There is no file " + file + ".");
            }
            ApplicationContext context = run.start();
            context.getBean(ContentStart.class).start();
            Path reportPath = report != null ? report : standardReport(run.settings(), context.getBean(Clock.class));
            return into(context, mappingFile, reportPath);
        }
    }

    private int into(ApplicationContext context, Path mappingFile, Path reportPath) {
        Terminal terminal = yizhan.terminal();
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
