package io.yizhan.core.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Fills everything derived from versions again; servers may serve meanwhile. */
@Command(
        name = "reindex",
        description = "fill derived tables again from versions | 由版本重建派生数据",
        mixinStandardHelpOptions = true)
final class Reindex implements Callable<Integer> {
    private final Yizhan yizhan;

    Reindex(Yizhan yizhan) {
        this.yizhan = yizhan;
    }

    @Override
    public Integer call() {
        try (CommandRun run = new CommandRun(yizhan)) {
            Terminal terminal = yizhan.terminal();
            DerivedContent.fill(run.start(), terminal);
            terminal.line("已重建；各服务器随后重建检索索引。", "Done. Each server makes its search index anew from here on.");
            return 0;
        }
    }
}
