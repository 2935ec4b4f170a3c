package io.yizhan.core.app;

import io.yizhan.core.app.ProgressLine.Text;
import io.yizhan.core.backup.CopyListener;

/** Shows a backup or a restore on the console. */
final class CopyProgress implements CopyListener {
    private final Terminal terminal;
    private final ProgressLine line;

    CopyProgress(Terminal terminal) {
        this.terminal = terminal;
        this.line = new ProgressLine(terminal);
    }

    @Override
    public void moved(Step step, String part, long done, long all) {
        Text text = switch (step) {
            case VERIFY -> of("检查备份 ", "checking the backup, ", "部分", "parts", done, all);
            case ROWS -> of(part + " ", part + ": ", "行", "rows", done, all);
            case FILES -> of("文件 ", "files: ", "个", "", done, all);
        };
        if (all > 0) {
            line.show((double) done / all, text, text);
        } else {
            line.show(text, new Text("  " + text.zh(), "  " + text.en()));
        }
    }

    private static Text of(String zh, String en, String unitZh, String unitEn, long done, long all) {
        String ofAll = all > 0 ? done + "/" + all : String.valueOf(done);
        return new Text(zh + ofAll + " " + unitZh, (en + ofAll + " " + unitEn).strip());
    }

    @Override
    public void table(String table, long rows) {
        if (rows > 0) {
            terminal.line(table + "：" + rows + " 行", table + ": " + rows + " rows");
        }
    }
}
