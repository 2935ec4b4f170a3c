package io.yizhan.core.app;

import io.yizhan.core.backup.AssetFile;
import io.yizhan.core.backup.BackupService;
import io.yizhan.core.backup.Manifest;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the whole installation, database and files, into one file; servers may serve meanwhile. */
@Command(
        name = "backup",
        description = "copy database and files into one file, also while serving | 把数据库与文件备份到一个文件，可在运行中进行",
        mixinStandardHelpOptions = true)
final class Backup implements Callable<Integer> {
    private final Yizhan yizhan;

    @Parameters(index = "0", paramLabel = "FILE", description = "such as yizhan.zip | 要写的文件，如 yizhan.zip")
    Path file = Path.of("");

    @Option(names = "--force", description = "replace a file that is there | 覆盖已有的文件")
    boolean force;

    @Option(
            names = "--without-missing-files",
            description = "leave out originals that are missing or damaged | 略去缺失或已损坏的原文件")
    boolean withoutMissing;

    Backup(Yizhan yizhan) {
        this.yizhan = yizhan;
    }

    @Override
    public Integer call() {
        // it changes no tables, so an older server need not be stopped for a backup before an upgrade
        try (CommandRun run = new CommandRun(yizhan, CommandRun.Company.ANY)) {
            BackupService.Request request =
                    new BackupService.Request(file, force, withoutMissing, Yizhan.Version.text());
            Terminal terminal = yizhan.terminal();
            Manifest manifest = run.start().getBean(BackupService.class).take(request, new CopyProgress(terminal));
            for (AssetFile asset : manifest.missing()) {
                terminal.complain(
                        "略去：" + asset.name() + "（" + asset.sha256() + "）",
                        "left out: " + asset.name() + " (" + asset.sha256() + ")");
            }
            terminal.line(
                    "备份已写入 " + file + "：" + manifest.rows() + " 行，" + manifest.fileCount() + " 个文件。其中有密码的散列值，请妥善保管。",
                    "The backup is in " + file + ": " + manifest.rows() + " rows, " + manifest.fileCount()
                            + " files. It holds hashes of passwords: keep it safe.");
            return manifest.missing().isEmpty() ? 0 : Yizhan.FAILED;
        }
    }
}
