package io.yizhan.core.app;

import io.yizhan.core.backup.BackupRefused;
import io.yizhan.core.database.DatabaseMisconfigured;
import io.yizhan.core.database.DatabaseUnavailable;
import io.yizhan.core.plugins.ServerTooOld;
import io.yizhan.core.transfer.MappingRejected;
import io.yizhan.core.transfer.UnfitExport;
import io.yizhan.core.transfer.UnfitImport;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what a command throws into sentences for a person; only what nobody foresaw is shown with its trace. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /** Reports the failure and returns the exit code. */
    static int report(Terminal terminal, Throwable failure) {
        Set<Throwable> seen = new HashSet<>();
        for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
            if (cause instanceof UnfitSettings unfit) {
                unfit.reasons().forEach(reason -> terminal.complain(reason.zh(), reason.en()));
                return Yizhan.UNFIT;
            }
            if (cause instanceof DatabaseMisconfigured misconfigured) {
                terminal.complain(misconfigured.messageZh(), String.valueOf(misconfigured.getMessage()));
                return Yizhan.UNFIT;
            }
            if (cause instanceof MappingRejected rejected) {
                terminal.complain("映射文件有误，什么都没有导入：", "The mapping cannot be used; nothing was imported:");
                rejected.problems().forEach(problem -> terminal.complain(problem.line("zh-Hans"), problem.line("en")));
                return Yizhan.UNFIT;
            }
            if (cause instanceof UnfitImport unfit) {
                terminal.complain(unfit.chinese(), unfit.english());
                if (!unfit.begun()) {
                    return Yizhan.UNFIT;
                }
                terminal.complain(
                        "导入中断；之前的行已写入。修正后再运行一次，即从中断处继续。",
                        "The import broke off; rows before are in. Mend this and run it again: it goes on from there.");
                return Yizhan.FAILED;
            }
            if (cause instanceof UnfitExport unfit) {
                terminal.complain(unfit.chinese(), unfit.english());
                return unfit.kind() == UnfitExport.Kind.BROKEN_OFF ? Yizhan.FAILED : Yizhan.UNFIT;
            }
            if (cause instanceof BackupRefused refused) {
                terminal.complain(refused.chinese(), refused.english());
                return exitCode(refused);
            }
            if (cause instanceof ServerTooOld old) {
                terminal.complain(
                        "没有启动：数据库中正在运行的插件 " + old.plugin() + " 本服务器用不了。请升级本服务器，或先在较新的服务器上停用该插件。\n"
                                + old.reasons().in("zh-Hans"),
                        "Not started: plugin " + old.plugin()
                                + ", in force in this database, needs a newer server. Upgrade"
                                + " this one, or switch the plugin off on a newer server first.\n"
                                + old.reasons().in("en"));
                return Yizhan.UNFIT;
            }
            if (cause instanceof DatabaseUnavailable) {
                terminal.complain("数据库没有应答：" + cause.getMessage(), "The database is away: " + cause.getMessage());
                return Yizhan.FAILED;
            }
        }
        LOG.error("the command failed", failure);
        return Yizhan.FAILED;
    }

    private static int exitCode(BackupRefused refused) {
        if (refused.reason() == BackupRefused.Reason.HALF_FILLED) {
            LOG.error("the restore broke off", refused);
        }
        return switch (refused.reason()) {
            case DISK, FILES_MISSING, HALF_FILLED -> Yizhan.FAILED;
            case FILE_EXISTS, NO_FOLDER, NOTHING_THERE, NO_BACKUP, DAMAGED, NEWER, UNKNOWN_PART, NOT_EMPTY ->
                Yizhan.UNFIT;
        };
    }
}
