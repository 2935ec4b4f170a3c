package io.yizhan.core.app;

import io.yizhan.core.transfer.ExportListener;
import io.yizhan.core.transfer.ExportService;
import io.yizhan.core.transfer.LeftOut;
import java.nio.file.Path;

/** Shows an export on the console. */
final class ExportProgress implements ExportListener {
    private final Terminal terminal;
    private final ProgressLine progress;

    ExportProgress(Terminal terminal) {
        this.terminal = terminal;
        this.progress = new ProgressLine(terminal);
    }

    @Override
    public void progress(int done, int all) {
        progress.show(
                (double) done / all,
                done + " 条，" + progress.rate(done) + " 条/秒",
                done + " entries, " + progress.rate(done) + "/s",
                "",
                "");
    }

    /** The last lines. */
    void summary(ExportService.Done done, ExportService.Request request) {
        for (LeftOut one : done.leftOut()) {
            terminal.line("未包含——" + one.chinese(), "without " + one.english());
        }
        request.mapping().ifPresent(mapping -> terminal.line("映射：" + mapping, "mapping: " + mapping));
        Path file = request.file();
        terminal.line(
                done.entries() + " 条，" + progress.seconds() + " 秒：" + file,
                done.entries() + " entries in " + progress.seconds() + " s: " + file);
    }
}
