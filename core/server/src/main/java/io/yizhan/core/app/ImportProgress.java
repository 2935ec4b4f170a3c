package io.yizhan.core.app;

import io.yizhan.core.transfer.ImportCounts;
import io.yizhan.core.transfer.ImportListener;
import io.yizhan.core.transfer.ReportFile;
import io.yizhan.core.transfer.ReportLine;
import java.nio.file.Path;
import java.util.Locale;

/** Shows an import on the console: a bar for a person who looks on, a line now and then for a log. */
final class ImportProgress implements ImportListener {
    private static final int SHOWN = 20;

    private final Terminal terminal;
    private ProgressLine line;
    private final ReportFile report;
    private final boolean dryRun;
    private final boolean publish;
    private int reported;
    private int refused;
    private long began;

    ImportProgress(Terminal terminal, ReportFile report, boolean dryRun, boolean publish) {
        this.terminal = terminal;
        this.line = new ProgressLine(terminal);
        this.report = report;
        this.dryRun = dryRun;
        this.publish = publish;
    }

    @Override
    public void begins(String importName, Path file) {
        began = System.nanoTime();
        line = new ProgressLine(terminal);
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
        line.show(
                share,
                new ProgressLine.Text(
                        counts.rows() + " 行，" + rate(counts) + " 行/秒，拒绝 " + counts.refused(),
                        counts.rows() + " rows, " + rate(counts) + "/s, " + counts.refused() + " refused"),
                new ProgressLine.Text(
                        counts.rows() + " 行，" + rate(counts) + " 行/秒",
                        counts.rows() + " rows, " + rate(counts) + "/s"));
    }

    private long rate(ImportCounts counts) {
        return Math.round(counts.rows() * 1e9 / Math.max(1, System.nanoTime() - began));
    }

    @Override
    public void line(ReportLine line) {
        report.add(line);
        reported++;
        if (reported <= SHOWN) {
            String place = "  " + line.file() + ":" + line.row() + " " + line.key()
                    + line.field().map(field -> " " + field).orElse("") + " " + word(line) + " — ";
            terminal.complain(place + line.chinese(), place + line.english());
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
        String seconds = String.format(Locale.ROOT, "%.1f", (System.nanoTime() - began) / 1e9);
        String outZh = publish ? "，发布 " + counts.published() : "";
        String outEn = publish ? ", " + counts.published() + " published" : "";
        terminal.line(
                "  " + counts.rows() + " 行：新建 " + counts.created() + "，更改 " + counts.changed() + "，未变 "
                        + counts.unchanged() + "，拒绝 " + counts.refused() + outZh + "（" + seconds + " 秒，每秒 "
                        + rate(counts) + " 行）",
                "  " + counts.rows() + " rows: " + counts.created() + " created, " + counts.changed() + " changed, "
                        + counts.unchanged() + " unchanged, " + counts.refused() + " refused" + outEn + " (" + seconds
                        + " s, " + rate(counts) + " rows/s)");
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
