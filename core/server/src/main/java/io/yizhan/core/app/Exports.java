package io.yizhan.core.app;

import io.micronaut.context.ApplicationContext;
import io.yizhan.core.transfer.ExportService;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Exports the entries of a type into a file. Exit codes: 0 done, 1 the file broke off and nothing of it is left, 2 arguments
 * or settings do not fit and nothing was written.
 */
@Command(
        name = "export",
        description = "export entries to a file (JSON lines, CSV), internal fields too | 导出条目到文件（含内部字段）",
        mixinStandardHelpOptions = true)
final class Exports implements Callable<Integer> {
    private final Yizhan yizhan;

    @Parameters(index = "0", paramLabel = "TYPE", description = "such as works, people | 内容类型，如 works")
    String type = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "ends in .jsonl or .csv | 文件，以 .jsonl 或 .csv 结尾")
    Path file = Path.of("");

    @Option(names = "--published", description = "what is out; else drafts | 已发布的内容，否则为草稿")
    boolean published;

    @Option(names = "--public", description = "what anybody may see of what is published | 已发布内容中人人可见的部分")
    boolean open;

    @Option(names = "--locale", paramLabel = "LOCALE", description = "only this language; may be repeated | 只导出此语言，可重复")
    List<String> locales = List.of();

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = "also write the mapping that imports a .jsonl file again | 另写出再导入所用的映射文件")
    @Nullable
    Path mapping;

    @Option(names = "--force", description = "write over files that are there | 覆盖已有文件")
    boolean force;

    Exports(Yizhan yizhan) {
        this.yizhan = yizhan;
    }

    @Override
    public Integer call() {
        try (CommandRun run = new CommandRun(yizhan)) {
            ApplicationContext context = run.start();
            context.getBean(ContentStart.class).start();
            ExportService.Request request = new ExportService.Request(
                    type, file, Optional.ofNullable(mapping), published, open, locales, force);
            ExportProgress progress = new ExportProgress(yizhan.terminal());
            progress.summary(context.getBean(ExportService.class).run(request, progress), request);
            return 0;
        }
    }
}
