package io.yizhan.core.app;

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
        switch (step) {
            case VERIFY -> show("检查备份 ", "checking the backup, ", "部分", "parts", done, all);
            case ROWS -> show(part + " ", part + ": ", "行", "rows", done, all);
            case FILES -> show("文件 ", "files: ", "个", "", done, all);
        }
    }

    private void show(String zh, String en, String unitZh, String unitEn, long done, long all) {
        String ofAll = all > 0 ? done + "/" + all : String.valueOf(done);
        String wholeZh = zh + ofAll + " " + unitZh;
        String wholeEn = (en + ofAll + " " + unitEn).strip();
        if (all > 0) {
            line.show((double) done / all, wholeZh, wholeEn, "", "");
        } else {
            line.show(wholeZh, wholeEn);
        }
    }

    @Override
    public void table(String table, long rows) {
        if (rows > 0) {
            terminal.line(table + "：" + rows + " 行", table + ": " + rows + " rows");
        }
    }
}
