package io.yizhan.core.app;

import io.micronaut.context.ApplicationContext;
import io.yizhan.core.backup.AssetFile;
import io.yizhan.core.backup.Manifest;
import io.yizhan.core.backup.RestoreService;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Fills an empty database, and the folder of assets, from a backup. */
@Command(
        name = "restore",
        description = "fill an empty database from a backup | 由备份恢复到空数据库",
        mixinStandardHelpOptions = true)
final class Restore implements Callable<Integer> {
    private final Yizhan yizhan;

    @Parameters(index = "0", paramLabel = "FILE", description = "written by backup | backup 写出的文件")
    Path file = Path.of("");

    Restore(Yizhan yizhan) {
        this.yizhan = yizhan;
    }

    @Override
    public Integer call() {
        try (CommandRun run = new CommandRun(yizhan, CommandRun.Company.NONE)) {
            Terminal terminal = yizhan.terminal();
            ApplicationContext context = run.start();
            Manifest manifest = context.getBean(RestoreService.class).restore(file, new CopyProgress(terminal));
            try {
                DerivedContent.fill(context, terminal);
            } catch (RuntimeException e) {
                terminal.complain(
                        "备份的行与文件已全部恢复，派生数据尚未重建。排除下述问题后运行 ./yizhan reindex 即可，无需重新恢复：",
                        "All rows and files of the backup are in; what is derived from them is not made yet. Mend what is"
                                + " said below and run ./yizhan reindex; there is no need to restore again:");
                throw e;
            }
            for (AssetFile asset : manifest.missing()) {
                terminal.complain(
                        "备份中没有原文件：" + asset.name() + "（" + asset.sha256() + "）",
                        "not in the backup: the original of " + asset.name() + " (" + asset.sha256() + ")");
            }
            terminal.line(
                    "已恢复 " + manifest.takenAt() + " 的备份：" + manifest.rows() + " 行，" + manifest.fileCount()
                            + " 个文件。所有用户需重新登录。",
                    "Restored as of " + manifest.takenAt() + ": " + manifest.rows() + " rows, " + manifest.fileCount()
                            + " files. Everybody has to sign in again.");
            return 0;
        }
    }
}
