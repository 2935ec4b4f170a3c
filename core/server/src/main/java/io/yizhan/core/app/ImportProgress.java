package io.yizhan.core.app;

import io.yizhan.core.transfer.ImportCounts;
import io.yizhan.core.transfer.ImportListener;
import io.yizhan.core.transfer.ReportFile;
import io.yizhan.core.transfer.ReportLine;
import java.nio.file.Path;

/** Shows an import on the console: a bar for a person who looks on, a line now and then for a log. */
final class ImportProgress implements ImportListener {
    private static final int SHOWN = 20;

    private final Terminal terminal;
    private final ProgressLine progress;
    private final ReportFile report;
    private final boolean dryRun;
    private final boolean publish;
    private int reported;
    private int refused;

    ImportProgress(Terminal terminal, ReportFile report, boolean dryRun, boolean publish) {
        this.terminal = terminal;
        this.progress = new ProgressLine(terminal);
        this.report = report;
        this.dryRun = dryRun;
        this.publish = publish;
    }

    @Override
    public void begins(String importName, Path file) {
        progress.begin();
        terminal.line(importName + "：" + file, importName + ": " + file);
    }

    @Override
    public void noFiles(String importName, String pattern) {
        terminal.line(
                importName + "：旁边没有 " + pattern + "，关联只在已有条目中查找。",
                importName + ": no " + pattern + " beside the file; links look among the entries that are there.");
    }

    @Override
    public void progress(double share, ImportCounts counts) {
        progress.show(
                share,
                counts.rows() + " 行，" + progress.rate(counts.rows()) + " 行/秒",
                counts.rows() + " rows, " + progress.rate(counts.rows()) + "/s",
                "，拒绝 " + counts.refused(),
                ", " + counts.refused() + " refused");
    }

    @Override
    public void line(ReportLine one) {
        report.add(one);
        reported++;
        if (reported <= SHOWN) {
            String place = "  " + one.file() + ":" + one.row() + " " + one.key()
                    + one.field().map(field -> " " + field).orElse("") + " " + word(one) + " — ";
            terminal.complain(place + one.chinese(), place + one.english());
        }
    }

    private String word(ReportLine line) {
        return switch (line.outcome()) {
            case REFUSED -> terminal.pick("拒绝", "refused");
            case NOTED -> terminal.pick("注意", "noted");
            case KEPT -> terminal.pick("保留", "kept");
            case NOT_PUBLISHED -> terminal.pick("未发布", "not published");
        };
    }

    @Override
    public void ended(String importName, Path file, ImportCounts counts) {
        refused += counts.refused();
        String seconds = progress.seconds();
        long rate = progress.rate(counts.rows());
        String outZh = publish ? "，发布 " + counts.published() : "";
        String outEn = publish ? ", " + counts.published() + " published" : "";
        terminal.line(
                "  " + counts.rows() + " 行：新建 " + counts.created() + "，更改 " + counts.changed() + "，未变 "
                        + counts.unchanged() + "，拒绝 " + counts.refused() + outZh + "（" + seconds + " 秒，每秒 "
                        + rate + " 行）",
                "  " + counts.rows() + " rows: " + counts.created() + " created, " + counts.changed() + " changed, "
                        + counts.unchanged() + " unchanged, " + counts.refused() + " refused" + outEn + " (" + seconds
                        + " s, " + rate + " rows/s)");
    }

    /** Whether no row was refused. */
    boolean allIn() {
        return refused == 0;
    }

    /** The last lines. */
    void summary(Path reportPath) {
        if (reported > SHOWN) {
            int more = reported - SHOWN;
            terminal.line("  另有 " + more + " 条见报告。", "  " + more + " more in the report.");
        }
        if (report.isWritten()) {
            terminal.line("报告：" + reportPath, "report: " + reportPath);
        }
        if (dryRun) {
            terminal.line("只作检查，什么都没有写入。", "This was a dry run: nothing was written.");
        }
    }
}
