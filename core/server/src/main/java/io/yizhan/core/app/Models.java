package io.yizhan.core.app;

import io.micronaut.context.ApplicationContext;
import io.yizhan.core.modelling.ModelPlan;
import io.yizhan.core.modelling.SiteModelService;
import io.yizhan.core.plugins.ModelStart;
import io.yizhan.core.problem.Language;
import io.yizhan.core.problem.ProblemException;
import io.yizhan.core.problem.ProblemMessages;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The site's own content model as files: from the database, compared with it, and into it. Works on the database as one
 * more server does; servers that run follow by themselves.
 */
@Command(
        name = "model",
        description = "the site's own content model as files | 以文件管理本站自己的内容模型",
        mixinStandardHelpOptions = true)
final class Models {
    private static final String FOLDER = "folder of the files; model unless given | 文件所在文件夹，默认 model";

    private final Yizhan yizhan;
    private final Terminal terminal;

    Models(Yizhan yizhan) {
        this.yizhan = yizhan;
        this.terminal = yizhan.terminal();
    }

    @Command(
            name = "pull",
            description = "write the files of the site into a folder | 把本站的模型文件写入文件夹",
            mixinStandardHelpOptions = true)
    int pull(
            @Parameters(paramLabel = "FOLDER", defaultValue = "model", description = FOLDER) Path folder,
            @Option(
                            names = "--all",
                            description = "those of core and plugins too, to read, below read-only"
                                    + " | 连同核心与插件的文件，只读，放在 read-only 下")
                    boolean all) {
        return withModel(model -> {
            ModelFolder files = new ModelFolder(folder);
            SiteModelService.Files current = model.files();
            int written = files.write(current.site());
            if (all) {
                files.writeReadOnly(current.others());
            }
            terminal.line(
                    "版本 " + current.revision() + "：" + current.site().size() + " 个文件，写入 " + written + " 个，位于 " + folder,
                    "Revision " + current.revision() + ": " + current.site().size() + " files, " + written
                            + " written, in " + folder);
            for (String path : files.besides(current.site())) {
                terminal.line("  仅在文件夹中：" + path, "  only in the folder: " + path);
            }
            return 0;
        });
    }

    @Command(
            name = "diff",
            description = "what push would change; exit code 0 nothing, 1 something, 2 problems"
                    + " | push 会改动什么；退出码 0 无改动，1 有改动，2 有问题",
            mixinStandardHelpOptions = true)
    int diff(@Parameters(paramLabel = "FOLDER", defaultValue = "model", description = FOLDER) Path folder) {
        return withModel(model -> {
            ModelPlan plan = model.plan(model.files().revision(), new ModelFolder(folder).read());
            new PlanPrinter(terminal, folder).print(plan);
            if (!plan.applicable()) {
                return Yizhan.UNFIT;
            }
            return plan.changesNothing() ? 0 : Yizhan.FAILED;
        });
    }

    @Command(
            name = "push",
            description = "put the files of a folder in force | 让文件夹中的模型文件生效",
            mixinStandardHelpOptions = true)
    int push(
            @Parameters(paramLabel = "FOLDER", defaultValue = "model", description = FOLDER) Path folder,
            @Option(names = "--yes", description = "without asking | 不再询问") boolean yes,
            @Option(names = "--dry-run", description = "show the plan, change nothing | 只显示计划，不改动") boolean dryRun,
            @Option(names = "--delete", description = "also what the plan removes | 同意计划中的删除") boolean delete,
            @Option(names = "--note", paramLabel = "TEXT", description = "why, for the history | 原因，记入历史") @Nullable
                    String note) {
        return withModel(model -> {
            ModelPlan plan = model.plan(model.files().revision(), new ModelFolder(folder).read());
            new PlanPrinter(terminal, folder).print(plan);
            if (!plan.applicable()) {
                return Yizhan.UNFIT;
            }
            if (plan.changesNothing() || dryRun) {
                return 0;
            }
            if (plan.removes() && !delete) {
                terminal.complain(
                        "计划会删除内容；确认无误后加上 --delete。", "The plan removes something; add --delete if that is meant.");
                return Yizhan.UNFIT;
            }
            if (!yes && !terminal.agrees("让以上改动生效？", "Put this in force?")) {
                terminal.complain("没有改动。加上 --yes 可不经询问执行。", "Nothing was changed. With --yes nobody is asked.");
                return Yizhan.UNFIT;
            }
            SiteModelService.Done done = model.change(plan, delete, Optional.ofNullable(note), Optional.empty());
            terminal.line(
                    "已生效：版本 " + done.current().revision() + "。",
                    "In force: revision " + done.current().revision() + ".");
            return 0;
        });
    }

    private int withModel(ToIntFunction<SiteModelService> work) {
        try (CommandRun run = new CommandRun(yizhan)) {
            ApplicationContext context = run.start();
            context.getBean(ModelStart.class).startInstalled();
            try {
                return work.applyAsInt(context.getBean(SiteModelService.class));
            } catch (ProblemException e) {
                ProblemMessages messages = context.getBean(ProblemMessages.class);
                terminal.complain(messages.text(e.problem(), Language.ZH), messages.text(e.problem(), Language.EN));
                return Yizhan.FAILED;
            }
        }
    }
}
